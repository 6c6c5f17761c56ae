require "httparty"

API_KEY = "{{elevenlabs-api-key}}"

def speak(text, voice)
  response = HTTParty.post(
    "https://api.elevenlabs.io/v1/text-to-speech/#{voice}",
    headers: { "xi-api-key" => API_KEY, "Content-Type" => "application/json" },
    body: { text: text }.to_json,
    timeout: 30
  )
  raise "tts failed: #{response.code}" unless response.success?

  File.binwrite("out.mp3", response.body)
end
