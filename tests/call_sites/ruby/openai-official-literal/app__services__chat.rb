require "openai"

class Chat
  def initialize
    @client = OpenAI::Client.new(api_key: "{{openai-project-key}}")
  end

  def ask(text)
    @client.chat.completions.create(model: "gpt-4o", messages: [{ role: "user", content: text }])
  end
end
