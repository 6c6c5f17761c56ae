from slack_sdk import WebClient

slack = WebClient(token="{{slack-bot-token}}")


def post(text):
    slack.chat_postMessage(channel="#deployments", text=text)
