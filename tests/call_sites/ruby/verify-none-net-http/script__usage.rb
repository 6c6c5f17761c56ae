require "net/http"
require "openssl"

uri = URI("https://api.elevenlabs.io/v1/user")
http = Net::HTTP.new(uri.host, uri.port)
http.use_ssl = true
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
request = Net::HTTP::Get.new(uri)
request["xi-api-key"] = ENV["ELEVENLABS_API_KEY"]
response = http.request(request)
abort "failed: #{response.code}" unless response.code == "200"
puts response.body
