require "net/http"

class GroqClient < BaseClient
  ENDPOINT = URI("https://api.groq.com/openai/v1/chat/completions")

  def chat(body)
    with_retries do
      request = Net::HTTP::Post.new(ENDPOINT)
      request["Authorization"] = "Bearer #{Rails.application.credentials.groq_key}"
      request.body = body.to_json
      response = Net::HTTP.start(ENDPOINT.host, ENDPOINT.port, use_ssl: true) { |http| http.request(request) }
      raise TransientError, response.code if response.code.to_i == 429 || response.code.to_i >= 500
      raise "groq refused: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

      JSON.parse(response.body)
    end
  end
end
