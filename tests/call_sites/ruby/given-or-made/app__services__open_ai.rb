require "faraday"

class OpenAi
  def initialize(connection: nil)
    @connection = connection || Faraday.new(url: "https://api.openai.com", request: { timeout: 20 })
  end

  def models
    response = @connection.get("/v1/models") do |req|
      req.headers["Authorization"] = "Bearer #{ENV.fetch('OPENAI_API_KEY')}"
    end
    raise "status #{response.status}" unless response.success?
    response.body
  end
end
