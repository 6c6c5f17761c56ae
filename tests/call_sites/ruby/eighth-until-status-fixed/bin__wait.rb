require "net/http"

uri = URI("https://api.mistral.ai/v1/embeddings")
loop do
  response = Net::HTTP.post(uri, ARGF.read, "Authorization" => "Bearer #{ENV.fetch('MISTRAL_API_KEY')}", "Content-Type" => "application/json")
  break puts(response.body) if response.code == "200"

  sleep 10
end
