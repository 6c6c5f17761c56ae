require "openai"
require "faraday/retry"

OPENAI = OpenAI::Client.new(access_token: ENV.fetch("OPENAI_ACCESS_TOKEN"), request_timeout: 60) do |f|
  f.request :retry, max: 4, interval: 0.5, backoff_factor: 2, interval_randomness: 0.5, methods: [:post], retry_statuses: [429, 500, 502, 503]
end
