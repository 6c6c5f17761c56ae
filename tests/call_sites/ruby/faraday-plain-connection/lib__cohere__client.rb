require "faraday"

module Cohere
  class Client
    def initialize(api_key)
      @conn = Faraday.new(
        url: "https://api.cohere.com",
        headers: { "Authorization" => "Bearer #{api_key}", "Content-Type" => "application/json" },
      )
    end

    def embed(texts)
      response = @conn.post("/v2/embed", { texts: texts, model: "embed-english-v3.0" }.to_json)
      raise Error, "cohere #{response.status}" unless response.success?

      JSON.parse(response.body)
    end
  end
end
