require "net/http"

KEY = "{{elevenlabs-api-key}}"

def tts(text)
  uri = URI("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
  request = Net::HTTP::Post.new(uri, "xi-api-key" => KEY, "Content-Type" => "application/json")
  request.body = JSON.generate(text: text)
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) { |http| http.request(request) }
  raise "tts: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

  response.body
end
