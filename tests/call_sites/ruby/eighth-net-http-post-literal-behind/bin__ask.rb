require "net/http"
require "json"

uri = URI("https://api.openai.com/v1/responses")
response = Net::HTTP.post(uri, { model: "gpt-4o-mini", input: ARGV.join(" ") }.to_json, "Authorization" => "Bearer {{openai-project-key}}", "Content-Type" => "application/json")
abort response.body unless response.code == "200"
puts JSON.parse(response.body)
