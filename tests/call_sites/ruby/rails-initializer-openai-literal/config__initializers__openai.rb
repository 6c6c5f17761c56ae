OpenAI.configure do |config|
  config.access_token = "{{openai-project-key}}"
  config.log_errors = Rails.env.development?
end
