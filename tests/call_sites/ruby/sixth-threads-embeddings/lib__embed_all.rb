require "faraday"

class EmbedAll
  def initialize
    @conn = Faraday.new("https://api.openai.com", request: { timeout: 20 }) do |f|
      f.request :authorization, "Bearer", ENV.fetch("OPENAI_API_KEY")
      f.request :json
      f.response :raise_error
    end
  end

  def run(texts)
    texts.map { |text| Thread.new { @conn.post("/v1/embeddings", { model: "text-embedding-3-small", input: text }).body } }.map(&:value)
  end
end
