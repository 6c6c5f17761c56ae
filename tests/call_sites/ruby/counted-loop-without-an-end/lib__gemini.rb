require "net/http"

class Gemini
  MAX_RETRIES = 3

  def call(body)
    uri = URI("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")
    retries = 0
    loop do
      req = Net::HTTP::Post.new(uri)
      req["x-goog-api-key"] = ENV["GEMINI_API_KEY"]
      req.body = body
      res = Net::HTTP.start(uri.host, uri.port, use_ssl: true, read_timeout: 20) { |http| http.request(req) }
      return res.body if res.is_a?(Net::HTTPSuccess)
      if res.code.to_i == 429 && retries < MAX_RETRIES
        delay = 5 * (2**retries)
        retries += 1
        sleep(delay)
        next
      end
      raise "Gemini #{res.code}"
    end
  end
end
