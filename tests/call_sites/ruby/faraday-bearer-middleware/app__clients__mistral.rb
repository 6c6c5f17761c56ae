class Mistral
  def initialize(token = ENV.fetch("MISTRAL_API_KEY"))
    @conn = Faraday.new("https://api.mistral.ai") do |f|
      f.request :authorization, "Bearer", token
      f.request :json
      f.response :json
      f.response :raise_error
      f.options.timeout = 30
    end
  end

  def complete(messages)
    @conn.post("/v1/chat/completions", model: "mistral-small-latest", messages: messages).body
  end
end
