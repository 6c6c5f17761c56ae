require_relative "base"

class Whisper < Base
  def initialize(key)
    super("https://api.openai.com/v1/embeddings", key)
  end

  def run(text)
    ask(text)
  end
end
