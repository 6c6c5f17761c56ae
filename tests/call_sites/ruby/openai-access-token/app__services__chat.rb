require "openai"

class Chat
  def initialize
    @client = OpenAI::Client.new(access_token: ENV.fetch("OPENAI_API_KEY"))
  end

  def ask(text)
    @client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: text }] })
  end
end
