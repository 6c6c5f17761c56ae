require "httpx"

class Perplexity
  TRANSIENT = ->(response) { response.is_a?(HTTPX::ErrorResponse) || response.status == 429 || response.status >= 500 }

  def initialize
    @http = HTTPX.plugin(:retries,
                         max_retries: 4,
                         retry_change_requests: true,
                         retry_after: ->(request, _) { [20, 0.5 * (2**(4 - request.retries))].min + rand },
                         retry_on: TRANSIENT)
                 .with(headers: { "authorization" => "Bearer #{ENV.fetch('PERPLEXITY_API_KEY')}" },
                       timeout: { request_timeout: 30 })
  end

  def ask(messages)
    response = @http.post("https://api.perplexity.ai/chat/completions", json: { model: "sonar", messages: messages })
    response.raise_for_status
    response.json
  end
end
