# frozen_string_literal: true

require "faraday"
require "faraday/retry"

module Acme
  class Cohere
    def self.connection
      Faraday.new(url: "https://api.cohere.com") do |builder|
        builder.request :json
        builder.request :retry,
                        max: 5,
                        interval: 1,
                        backoff_factor: 2,
                        interval_randomness: 0.25,
                        methods: [],
                        exceptions: Faraday::Retry::Middleware::DEFAULT_EXCEPTIONS + [Faraday::ServerError, Faraday::TooManyRequestsError],
                        retry_if: ->(_env, error) { error.is_a?(Faraday::Error) }
        builder.response :raise_error
        builder.options.timeout = 30
      end
    end

    def rerank(query, documents)
      self.class.connection.post("/v2/rerank", { query:, documents: }) do |request|
        request.headers["Authorization"] = "Bearer #{ENV.fetch('COHERE_API_KEY')}"
      end
    end
  end
end
