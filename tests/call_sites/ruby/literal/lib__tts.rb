require "net/http"
require "json"

API_KEY = "{{key}}"

def speak(text)
  uri = URI("https://api.elevenlabs.io/v1/text-to-speech/abc")
  request = Net::HTTP::Post.new(uri)
  request["xi-api-key"] = API_KEY
  request["Content-Type"] = "application/json"
  request.body = { text: text }.to_json
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
  raise response.code unless response.is_a?(Net::HTTPSuccess)

  response.body
end
