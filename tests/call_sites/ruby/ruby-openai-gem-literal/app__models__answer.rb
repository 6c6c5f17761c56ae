class Answer
  def self.for(question)
    client = OpenAI::Client.new
    client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: question }] })
  end
end
