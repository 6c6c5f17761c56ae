namespace :embed do
  task all: :environment do
    conn = Faraday.new("https://api.openai.com", request: { timeout: 20 }) do |f|
      f.request :authorization, "Bearer", ENV.fetch("OPENAI_API_KEY")
      f.request :json
      f.response :json
      f.response :raise_error
    end
    Article.find_each do |article|
      response = conn.post("/v1/embeddings", { model: "text-embedding-3-small", input: article.body })
      article.update!(embedding: response.body.dig("data", 0, "embedding"))
    end
  end
end
