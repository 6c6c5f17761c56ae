require "slack-ruby-client"

class Notify
  def call(text)
    client = Slack::Web::Client.new(token: ENV.fetch("SLACK_BOT_TOKEN"))
    client.chat_postMessage(channel: "#general", text: text)
  end
end
