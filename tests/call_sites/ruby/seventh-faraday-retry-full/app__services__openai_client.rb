require "faraday"
require "faraday/retry"

class OpenaiClient
  RETRY = {
    max: 4,
    interval: 0.5,
    interval_randomness: 0.5,
    backoff_factor: 2,
    methods: %i[get post],
    retry_statuses: [429, 500, 502, 503, 504],
    exceptions: [Faraday::TimeoutError, Faraday::ConnectionFailed, Faraday::RetriableResponse]
  }.freeze

  def chat(body)
    conn.post("/v1/chat/completions", body).body
  end

  private

  def conn
    @conn ||= Faraday.new(url: "https://api.openai.com", request: { timeout: 60 }) do |f|
      f.request :authorization, "Bearer", -> { Rails.application.credentials.openai_key }
      f.request :json
      f.request :retry, **RETRY
      f.response :json
      f.response :raise_error
    end
  end
end
