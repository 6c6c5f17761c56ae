require "httparty"

class Emb
  def call(body)
    attempts = 0
    begin
      res = HTTParty.post("https://api.openai.com/v1/embeddings", headers: { "Authorization" => "Bearer #{ENV["OPENAI_API_KEY"]}" }, body: body, timeout: 20)
      raise "status #{res.code}" unless res.success?
      res.body
    rescue StandardError
      attempts += 1
      raise if attempts > 3
      sleep(2**attempts + rand)
      retry
    end
  end
end
