require "httparty"

class Mistral
  URL = "https://api.mistral.ai/v1/chat/completions"
  MAX_ATTEMPTS = 5

  def chat(body)
    attempt = 0
    loop do
      response = HTTParty.post(URL, headers: headers, body: body.to_json, timeout: 60)
      return response.parsed_response if response.success?

      attempt += 1
      raise "mistral #{response.code}" if attempt >= MAX_ATTEMPTS || !(response.code == 429 || response.code >= 500)

      sleep([2**attempt, 30].min + rand)
    end
  end

  private

  def headers
    { "Authorization" => "Bearer #{ENV['MISTRAL_API_KEY']}", "Content-Type" => "application/json" }
  end
end

