OpenAI.configure do |config|
  config.access_token = "{{openai-project-key}}"
  config.request_timeout = 60
end
