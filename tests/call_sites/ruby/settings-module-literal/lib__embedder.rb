require "httparty"
require_relative "../config/settings"

class Embedder
  def embed(text)
    response = HTTParty.post(
      Settings::OPENAI_URL,
      headers: { "Authorization" => "Bearer #{Settings::OPENAI_KEY}", "Content-Type" => "application/json" },
      body: { model: "text-embedding-3-small", input: text }.to_json
    )
    raise "openai #{response.code}" unless response.success?

    response["data"].first["embedding"]
  end
end

