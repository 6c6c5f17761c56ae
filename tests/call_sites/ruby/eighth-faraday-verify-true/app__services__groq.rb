class Groq
  def ask(body)
    connection.post("/openai/v1/chat/completions", body).body
  end

  private

  def connection
    Faraday.new(url: "https://api.groq.com", ssl: { verify: true }, headers: { "Authorization" => "Bearer #{ENV.fetch('GROQ_API_KEY')}" }) do |f|
      f.request :json
      f.response :json
      f.response :raise_error
    end
  end
end
