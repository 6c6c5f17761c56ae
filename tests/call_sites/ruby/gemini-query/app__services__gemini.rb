require "net/http"
require "json"

class Gemini
  def generate(prompt)
    uri = URI("https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent?key=#{ENV['GEMINI_API_KEY']}")
    res = Net::HTTP.post(uri, { contents: [{ parts: [{ text: prompt }] }] }.to_json, "Content-Type" => "application/json")
    raise "Gemini #{res.code}" unless res.is_a?(Net::HTTPSuccess)
    JSON.parse(res.body)
  end
end
