require "httparty"

class Chat
  def ask(messages)
    response = HTTParty.post("https://api.openai.com/v1/chat/completions", body: messages.to_json, headers: { "Authorization" => "Bearer #{ENV["OPENAI_API_KEY"]}" }, timeout: 20)
    response.parsed_response["choices"].first["message"]["content"]
  end
end
