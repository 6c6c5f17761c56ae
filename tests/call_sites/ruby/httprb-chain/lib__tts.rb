require "http"

class Tts
  def speak(voice, text)
    response = HTTP.headers("xi-api-key" => ENV.fetch("ELEVENLABS_API_KEY"))
                   .post("https://api.elevenlabs.io/v1/text-to-speech/#{voice}", json: { text: text })
    raise "status #{response.status}" unless response.status.success?

    response.body.to_s
  end
end
