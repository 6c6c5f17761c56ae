require "net/http"

class Emb
  ENDPOINT = URI("https://api.openai.com/v1/embeddings")

  def call
    attempts = 0
    begin
      attempts += 1
      ask
    rescue StandardError
      raise if attempts >= 5
      sleep(attempts * 2)
      retry
    end
  end

  def ask
    req = Net::HTTP::Post.new(ENDPOINT)
    req["Authorization"] = "Bearer #{ENV.fetch("OPENAI_API_KEY")}"
    res = Net::HTTP.start(ENDPOINT.hostname, ENDPOINT.port, use_ssl: true) { |http| http.request(req) }
    raise res.body unless res.is_a?(Net::HTTPSuccess)
    res.body
  end
end
