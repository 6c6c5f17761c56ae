class PlantService < AiService
  def self.describe(name)
    response = conn.post("/v1/chat/completions") do |req|
      req.body = { model: "gpt-4o-mini", messages: [{ role: "user", content: name }] }.to_json
    end
    raise "openai #{response.status}" unless response.success?

    JSON.parse(response.body)
  end
end
