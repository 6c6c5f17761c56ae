require 'rest-client'
require 'json'

def ask(q)
  res = RestClient.post('https://api.openai.com/v1/chat/completions',
    { model: 'gpt-3.5-turbo', messages: [{ role: 'user', content: q }] }.to_json,
    { Authorization: 'Bearer {{openai-project-key}}', content_type: :json })
  JSON.parse(res.body)['choices'][0]['message']['content']
end
