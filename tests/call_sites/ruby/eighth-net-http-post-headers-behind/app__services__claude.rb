require "net/http"

class Claude
  URL = URI("https://api.anthropic.com/v1/messages")

  def call(body)
    response = Net::HTTP.post(URL, body.to_json,
                              "x-api-key" => ENV.fetch("ANTHROPIC_API_KEY"),
                              "anthropic-version" => "2023-06-01",
                              "content-type" => "application/json")
    raise "anthropic: #{response.code}" unless response.code == "200"

    JSON.parse(response.body)
  end
end
