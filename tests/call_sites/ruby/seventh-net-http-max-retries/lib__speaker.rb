require "net/http"
require "json"

class Speaker
  ENDPOINT = URI("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")

  def speak(text)
    http = Net::HTTP.new(ENDPOINT.host, ENDPOINT.port)
    http.use_ssl = true
    http.read_timeout = 60
    http.max_retries = 3
    request = Net::HTTP::Post.new(ENDPOINT)
    request["xi-api-key"] = ENV.fetch("ELEVENLABS_API_KEY")
    request["Content-Type"] = "application/json"
    request.body = { text: text }.to_json
    response = http.request(request)
    raise "elevenlabs: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

    response.body
  end
end
