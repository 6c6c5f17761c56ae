SLACK = ENV.fetch("SLACK_BOT_TOKEN", "{{slack-bot-token}}")
PORT = ENV.fetch("PORT", 3000)
