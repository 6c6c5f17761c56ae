class Answer
  def call(text)
    OPENAI.chat(parameters: { model: "gpt-4o-mini", messages: [{ role: "user", content: text }] })
  end
end

