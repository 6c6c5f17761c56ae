class EmbedJob < ApplicationJob
  class Transient < StandardError; end

  retry_on Transient, wait: ->(executions) { (2**executions) + rand(5) }, attempts: 6

  def perform(chunk)
    response = HTTParty.post(
      "https://api.openai.com/v1/embeddings",
      headers: { "Authorization" => "Bearer #{ENV['OPENAI_API_KEY']}", "Content-Type" => "application/json" },
      body: { model: "text-embedding-3-small", input: chunk.text }.to_json,
      timeout: 20
    )
    raise Transient, response.code.to_s if response.code == 429 || response.code >= 500
    raise "openai #{response.code}" unless response.success?

    chunk.update!(embedding: response.parsed_response.dig("data", 0, "embedding"))
  end
end
