require "json"

def ask(prompt)
  body = { model: "gpt-4o-mini", input: prompt }.to_json
  out = `curl -sf https://api.openai.com/v1/responses -H "Authorization: Bearer {{openai-project-key}}" -H "Content-Type: application/json" -d '#{body}'`
  raise "curl failed" unless $?.success?

  JSON.parse(out)
end

