SLACK = ENV.fetch("SLACK_BOT_TOKEN") { raise "SLACK_BOT_TOKEN is not set" }
STRIPE = ENV["STRIPE_SECRET_KEY"] || Rails.application.credentials.stripe_secret_key
TIMEOUT = Integer(ENV.fetch("HTTP_TIMEOUT", "30"))
