require "net/http"
require "openssl"

http = Net::HTTP.new("legacy.acme-corp.com", 443)
http.use_ssl = true
http.ca_file = "/etc/ssl/acme-ca.pem"
http.min_version = OpenSSL::SSL::TLS1_2_VERSION
http.verify_mode = OpenSSL::SSL::VERIFY_PEER
puts http.get("/status").code
