class EmbedJob < ApplicationJob
  retry_on TransientApiError, wait: 5.seconds, attempts: 5

  def perform(doc)
    conn = Faraday.new("https://api.openai.com") { |f| f.request :authorization, "Bearer", ENV.fetch("OPENAI_API_KEY") }
    response = conn.post("/v1/embeddings", { input: doc.text, model: "text-embedding-3-small" }.to_json)
    raise TransientApiError if response.status == 429 || response.status >= 500
    raise "refused #{response.status}" unless response.success?

    doc.update!(vector: response.body)
  end
end
