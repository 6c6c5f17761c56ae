require "http"

class Classifier
  def initialize(token: ENV.fetch("MISTRAL_API_KEY"))
    @http = HTTP.auth("Bearer #{token}").timeout(30).retriable(tries: 5, retry_statuses: [429, 500..599])
  end

  def call(text)
    response = @http.post("https://api.mistral.ai/v1/chat/completions", json: { model: "mistral-small-latest", messages: [{ role: "user", content: text }] })
    raise "mistral #{response.status}" unless response.status.success?

    response.parse
  end
end
