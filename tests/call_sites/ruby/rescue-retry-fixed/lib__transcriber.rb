require "net/http"

class Transcriber
  def call(path)
    tries = 0
    begin
      uri = URI("https://api.deepgram.com/v1/listen")
      req = Net::HTTP::Post.new(uri)
      req["Authorization"] = "Token #{ENV['DEEPGRAM_API_KEY']}"
      req.body = File.binread(path)
      res = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |h| h.request(req) }
      res.value
      res.body
    rescue Net::HTTPFatalError, Net::HTTPServerException, Net::ReadTimeout
      tries += 1
      raise if tries == 3
      sleep 2
      retry
    end
  end
end
