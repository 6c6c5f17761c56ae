import json
import os

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.web import RequestHandler


class TranslateHandler(RequestHandler):
    async def post(self):
        text = json.loads(self.request.body)["text"]
        request = HTTPRequest(
            "https://api.anthropic.com/v1/messages",
            method="POST",
            headers={
                "x-api-key": os.environ["ANTHROPIC_API_KEY"],
                "anthropic-version": "2023-06-01",
                "content-type": "application/json",
            },
            body=json.dumps({"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": text}]}),
            request_timeout=60,
        )
        response = await AsyncHTTPClient().fetch(request)
        self.write({"text": json.loads(response.body)["content"][0]["text"]})
