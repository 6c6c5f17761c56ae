OpenAI.configure do |config|
  config.access_token = "{{openai-project-key}}"
  config.request_timeout = 120
  config.log_errors = Rails.env.development?
end
