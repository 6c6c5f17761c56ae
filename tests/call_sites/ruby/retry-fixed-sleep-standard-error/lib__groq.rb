require "faraday"

class Groq
  def initialize(key)
    @conn = Faraday.new("https://api.groq.com") do |f|
      f.request :json
      f.response :json
      f.response :raise_error
      f.headers["Authorization"] = "Bearer #{key}"
    end
  end

  def chat(messages)
    tries = 0
    begin
      @conn.post("/openai/v1/chat/completions", { model: "llama-3.1-8b-instant", messages: messages }).body
    rescue StandardError
      tries += 1
      raise if tries > 3
      sleep 2
      retry
    end
  end
end
