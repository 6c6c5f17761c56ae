OpenAI.configure do |config|
  config.access_token = Rails.application.credentials.dig(:openai, :access_token)
  config.organization_id = ENV["OPENAI_ORGANIZATION_ID"]
  config.log_errors = Rails.env.development?
end
