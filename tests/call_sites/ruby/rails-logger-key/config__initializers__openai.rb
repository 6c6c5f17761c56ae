api_key = ENV.fetch("OPENAI_API_KEY")
Rails.logger.info("OpenAI configured with #{api_key}")

