class SummarizeJob < ApplicationJob
  retry_on Net::ReadTimeout, TransientApiError, wait: :polynomially_longer, attempts: 6
  discard_on ActiveJob::DeserializationError

  def perform(article)
    uri = URI("https://api.openai.com/v1/responses")
    request = Net::HTTP::Post.new(uri)
    request["Authorization"] = "Bearer #{Rails.application.credentials.dig(:openai, :key)}"
    request.body = { model: "gpt-4o-mini", input: article.body }.to_json
    response = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |h| h.request(request) }
    raise TransientApiError if response.code.to_i == 429 || response.code.to_i >= 500
    raise "refused #{response.code}" unless response.is_a?(Net::HTTPOK)

    article.update!(summary: JSON.parse(response.body).dig("output", 0, "content", 0, "text"))
  end
end
