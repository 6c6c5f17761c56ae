require "rest-client"

class AnthropicClient
  MAX = 5
  RETRYABLE = [RestClient::TooManyRequests, RestClient::InternalServerError, RestClient::BadGateway, RestClient::ServiceUnavailable,
               RestClient::GatewayTimeout, RestClient::Exceptions::Timeout].freeze

  def messages(payload)
    attempts = 0
    begin
      RestClient::Request.execute(
        method: :post,
        url: "https://api.anthropic.com/v1/messages",
        timeout: 60,
        payload: payload.to_json,
        headers: {
          "x-api-key" => ENV.fetch("ANTHROPIC_API_KEY"),
          "anthropic-version" => "2023-06-01",
          content_type: :json,
        },
      ).body
    rescue *RETRYABLE => e
      attempts += 1
      raise if attempts >= MAX

      advised = e.respond_to?(:http_headers) && e.http_headers && e.http_headers[:retry_after]
      sleep(advised ? advised.to_f : [30, 0.5 * (2**attempts)].min + rand)
      retry
    end
  end
end
