require "httpx"

module Cohere
  def self.chat(body)
    response = HTTPX.with(headers: { "authorization" => "Bearer #{ENV.fetch('COHERE_API_KEY')}" })
                    .post("https://api.cohere.com/v2/chat", json: body)
    response.raise_for_status
    response.json
  end
end

