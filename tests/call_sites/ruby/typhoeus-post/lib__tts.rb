require "typhoeus"

class Tts
  def speak(voice, text)
    response = Typhoeus.post(
      "https://api.elevenlabs.io/v1/text-to-speech/#{voice}",
      headers: { "xi-api-key" => ENV.fetch("ELEVENLABS_API_KEY"), "Content-Type" => "application/json" },
      body: { text: text }.to_json,
      timeout: 60
    )
    raise "elevenlabs #{response.code}" unless response.success?

    response.body
  end
end

