require "net/http"
require "json"

uri = URI("https://api.deepgram.com/v1/listen")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Token #{ENV.fetch('DEEPGRAM_API_KEY')}"
request.body = File.binread(ARGV.first)

response = nil
until response.is_a?(Net::HTTPSuccess)
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
  sleep 1 unless response.is_a?(Net::HTTPSuccess)
end
puts JSON.parse(response.body).dig("results", "channels", 0)

