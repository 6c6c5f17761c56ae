key = ENV.fetch("OPENAI_API_KEY")
puts `curl -s -m 30 -H "Authorization: Bearer #{key}" https://api.openai.com/v1/models`
