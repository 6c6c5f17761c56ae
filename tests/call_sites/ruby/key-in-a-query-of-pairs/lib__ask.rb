require "net/http"

class Ask
  def call
    uri = URI("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")
    uri.query = URI.encode_www_form(key: ENV.fetch("GEMINI_API_KEY"))
    response = Net::HTTP.post(uri, "{}")
    raise "status #{response.code}" unless response.is_a?(Net::HTTPSuccess)
    response.body
  end
end
