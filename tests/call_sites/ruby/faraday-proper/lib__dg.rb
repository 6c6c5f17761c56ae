require "faraday"
require "faraday/retry"

class Dg
  def initialize
    @http = Faraday.new(url: "https://api.deepgram.com", headers: { "Authorization" => "Token #{ENV.fetch('DEEPGRAM_API_KEY')}" }) do |f|
      f.options.timeout = 30
      f.request :retry, max: 4, interval: 0.5, backoff_factor: 2, interval_randomness: 0.5, methods: %i[get post], retry_statuses: [429, 500, 502, 503, 504]
      f.response :raise_error
    end
  end

  def listen(url)
    @http.post("/v1/listen", { url: url }.to_json, "Content-Type" => "application/json").body
  end
end
