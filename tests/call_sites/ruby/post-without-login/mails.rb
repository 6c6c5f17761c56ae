require 'net/http'
class B
  def send_it(b)
    uri = URI('https://api.letterbox.io/v3/send')
    req = Net::HTTP::Post.new(uri)
    req.body = b
    res = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) { |h| h.request(req) }
    raise 'no' unless res.is_a?(Net::HTTPSuccess)
    res.body
  end
end
