require "net/http"
require "json"

def embed(text)
  loop do
    response = Net::HTTP.post(URI("https://api.cohere.com/v2/embed"), { texts: [text] }.to_json, "Authorization" => "Bearer #{ENV.fetch('COHERE_API_KEY')}")
    return JSON.parse(response.body) if response.code == "200"

    warn "cohere said #{response.code}, trying again"
    sleep 5
  end
end

puts embed(ARGF.read)
