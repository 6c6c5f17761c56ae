require "faraday"
require "faraday/retry"

class DeepgramClient
  def initialize
    @connection = Faraday.new(url: "https://api.deepgram.com", request: { timeout: 60, open_timeout: 5 }) do |f|
      f.request :retry,
                max: 4,
                interval: 0.5,
                interval_randomness: 0.5,
                backoff_factor: 2,
                methods: [:get, :post],
                retry_statuses: [429, 500, 502, 503, 504],
                exceptions: [Faraday::TimeoutError, Faraday::ConnectionFailed, Faraday::RetriableResponse]
      f.response :json
      f.response :raise_error
      f.adapter Faraday.default_adapter
    end
  end

  def transcribe(io)
    @connection.post("/v1/listen?model=nova-2") do |req|
      req.headers["Authorization"] = "Token #{Rails.application.credentials.dig(:deepgram, :api_key)}"
      req.headers["Content-Type"] = "audio/wav"
      req.body = io.read
    end.body
  end
end
