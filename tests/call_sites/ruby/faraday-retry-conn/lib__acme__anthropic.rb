require "faraday"
require "faraday/retry"

module Acme
  class Anthropic
    RETRY = {
      max: 4, interval: 0.5, interval_randomness: 0.5, backoff_factor: 2, max_interval: 30,
      methods: %i[get post], retry_statuses: [429, 500, 502, 503, 504, 529]
    }.freeze

    def initialize(key)
      @conn = Faraday.new(url: "https://api.anthropic.com", headers: { "x-api-key" => key, "anthropic-version" => "2023-06-01" }) do |f|
        f.request :json
        f.request :retry, RETRY
        f.response :raise_error
        f.response :json
        f.options.timeout = 60
      end
    end

    def messages(body)
      @conn.post("/v1/messages", body).body
    end
  end
end
