require "faraday"
require "faraday/retry"

class Mistral
  RETRY = {
    max: 4,
    interval: 0.5,
    interval_randomness: 0.5,
    backoff_factor: 2,
    max_interval: 20,
    methods: %i[get post],
    retry_statuses: [408, 429, 500, 502, 503, 504],
  }.freeze

  def initialize(token = ENV.fetch("MISTRAL_API_KEY"))
    @conn = Faraday.new("https://api.mistral.ai") do |f|
      f.request :authorization, "Bearer", -> { token }
      f.request :json
      f.request :retry, **RETRY
      f.response :raise_error
      f.options.timeout = 30
    end
  end

  def complete(messages)
    @conn.post("/v1/chat/completions", model: "mistral-small-latest", messages: messages).body
  end
end
