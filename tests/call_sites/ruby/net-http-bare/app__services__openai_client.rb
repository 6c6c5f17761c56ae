# frozen_string_literal: true

require "net/http"
require "json"

class OpenaiClient
  ENDPOINT = URI("https://api.openai.com/v1/chat/completions")

  def initialize(api_key: ENV.fetch("OPENAI_API_KEY"))
    @api_key = api_key
  end

  def chat(messages)
    request = Net::HTTP::Post.new(ENDPOINT, "Content-Type" => "application/json", "Authorization" => "Bearer #{@api_key}")
    request.body = { model: "gpt-4o-mini", messages: messages }.to_json
    response = Net::HTTP.start(ENDPOINT.hostname, ENDPOINT.port, use_ssl: true) { |http| http.request(request) }
    raise "OpenAI: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

    JSON.parse(response.body).dig("choices", 0, "message", "content")
  end
end
