class SummarizeJob < ApplicationJob
  class Transient < StandardError; end
  retry_on Transient, wait: :polynomially_longer, attempts: 6

  def perform(document)
    response = HTTP.timeout(30)
                   .auth("Bearer #{Rails.application.credentials.mistral_key}")
                   .post("https://api.mistral.ai/v1/chat/completions", json: body(document))
    raise Transient, response.status.to_s if response.code == 429 || response.code >= 500
    raise "mistral: #{response.code}" unless response.status.success?

    document.update!(summary: response.parse.dig("choices", 0, "message", "content"))
  end
end
