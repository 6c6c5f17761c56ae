require "net/http"
require "json"

class OpenaiService
  URL = URI("https://api.openai.com/v1/chat/completions")

  def initialize(api_key: ENV.fetch("OPENAI_API_KEY"))
    @api_key = api_key
  end

  def call(messages)
    http = Net::HTTP.new(URL.host, URL.port)
    http.use_ssl = true
    request = Net::HTTP::Post.new(URL)
    request["Authorization"] = "Bearer #{@api_key}"
    request["Content-Type"] = "application/json"
    request.body = { model: "gpt-4o-mini", messages: messages }.to_json
    response = http.request(request)
    raise "OpenAI #{response.code}" unless response.is_a?(Net::HTTPSuccess)

    JSON.parse(response.body).dig("choices", 0, "message", "content")
  end
end
