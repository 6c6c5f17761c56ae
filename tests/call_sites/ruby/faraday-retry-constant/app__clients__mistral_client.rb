require "faraday"
require "faraday/retry"

class MistralClient
  RETRY_OPTIONS = {
    max: 4,
    interval: 0.5,
    interval_randomness: 0.5,
    backoff_factor: 2,
    methods: %i[post],
    retry_statuses: [429, 500, 502, 503, 504],
    exceptions: [Faraday::TimeoutError, Faraday::ConnectionFailed, Faraday::RetriableResponse]
  }.freeze

  def initialize(key: ENV.fetch("MISTRAL_API_KEY"))
    @conn = Faraday.new(url: "https://api.mistral.ai") do |f|
      f.request :authorization, "Bearer", key
      f.request :json
      f.request :retry, RETRY_OPTIONS
      f.response :raise_error
      f.response :json
      f.options.timeout = 60
    end
  end

  def chat(body)
    @conn.post("/v1/chat/completions", body).body
  end
end

