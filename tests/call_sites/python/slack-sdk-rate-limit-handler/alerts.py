import os

from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler, ServerErrorRetryHandler

client = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
client.retry_handlers.append(ServerErrorRetryHandler(max_retry_count=3))


def alert(channel: str, text: str) -> None:
    client.chat_postMessage(channel=channel, text=text)
