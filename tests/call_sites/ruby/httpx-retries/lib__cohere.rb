require "httpx"

module Cohere
  RETRY_STATUSES = [429, 500, 502, 503, 504].freeze

  HTTP = HTTPX
         .plugin(:retries, max_retries: 4, retry_change_requests: true,
                           retry_on: ->(response) { response.is_a?(HTTPX::ErrorResponse) || RETRY_STATUSES.include?(response.status) },
                           retry_after: ->(request, _response) { 2**(4 - request.retries) + rand })
         .with(timeout: { operation_timeout: 60 }, headers: { "authorization" => "Bearer #{ENV.fetch('COHERE_API_KEY')}" })

  def self.chat(body)
    HTTP.post("https://api.cohere.com/v2/chat", json: body).raise_for_status.json
  end
end

