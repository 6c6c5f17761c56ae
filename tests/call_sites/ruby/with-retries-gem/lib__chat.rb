require "rest-client"
require "with_retries"

class Chat
  TRANSIENT = [RestClient::TooManyRequests, RestClient::InternalServerError, RestClient::BadGateway, RestClient::ServiceUnavailable].freeze

  def ask(body)
    with_retries(max_tries: 5, base_sleep_seconds: 0.5, max_sleep_seconds: 15, rescue: TRANSIENT) do
      RestClient::Request.execute(
        method: :post,
        url: "https://api.mistral.ai/v1/chat/completions",
        payload: body.to_json,
        timeout: 60,
        headers: { Authorization: "Bearer #{ENV['MISTRAL_API_KEY']}", content_type: :json }
      )
    end
  end
end

