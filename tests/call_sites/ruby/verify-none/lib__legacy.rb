require "net/http"
require "openssl"

http = Net::HTTP.new("legacy.acme-corp.com", 443)
http.use_ssl = true
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
puts http.get("/status").code
