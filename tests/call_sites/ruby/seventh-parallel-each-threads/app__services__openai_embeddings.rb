class OpenaiEmbeddings
  def embed(chunk)
    Retriable.retriable(on: [Faraday::TooManyRequestsError, Faraday::ServerError, Faraday::TimeoutError], tries: 5, base_interval: 1, multiplier: 2, rand_factor: 0.5) do
      conn.post("/v1/embeddings", { model: "text-embedding-3-small", input: chunk.text })
    end
  end

  private

  def conn
    @conn ||= Faraday.new("https://api.openai.com", request: { timeout: 30 }, headers: { "Authorization" => "Bearer #{ENV.fetch('OPENAI_API_KEY')}" }) do |f|
      f.request :json
      f.response :raise_error
    end
  end
end
