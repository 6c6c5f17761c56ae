require "faraday"
require "faraday/retry"

class Groq
  def initialize
    @conn = Faraday.new("https://api.groq.com/openai/v1/") do |f|
      f.request :authorization, "Bearer", -> { ENV.fetch("GROQ_API_KEY") }
      f.request :json
      f.request :retry, max: 3, interval: 0.5
      f.response :raise_error
    end
  end

  def chat(payload)
    @conn.post("chat/completions", payload).body
  end
end
