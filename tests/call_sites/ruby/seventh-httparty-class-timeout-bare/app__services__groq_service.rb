class GroqService
  include HTTParty
  base_uri "https://api.groq.com/openai/v1"
  default_timeout 30
  headers "Content-Type" => "application/json"

  def initialize
    @auth = { "Authorization" => "Bearer #{Rails.application.credentials.dig(:groq, :api_key)}" }
  end

  def complete(messages)
    response = self.class.post("/chat/completions", headers: @auth, body: { model: "llama-3.1-8b-instant", messages: messages }.to_json)
    raise "groq: #{response.code}" unless response.success?

    response.parsed_response.dig("choices", 0, "message", "content")
  end
end
