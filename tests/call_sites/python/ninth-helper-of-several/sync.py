import json
import time
from urllib import error, request

PLAIN = "https://data.example.org/v1"
SPEECH = "https://api.deepgram.com/v1/read"


def http(method, url, headers, body=None, tries=3):
    data = json.dumps(body).encode() if body is not None else None
    req = request.Request(url, data=data, method=method, headers=headers)
    for attempt in range(tries):
        try:
            with request.urlopen(req, timeout=30) as answer:
                return answer.status, json.loads(answer.read())
        except error.HTTPError as e:
            if e.code in (429, 500, 502, 503, 504) and attempt < tries - 1:
                time.sleep(3)
                continue
            return e.code, {}
    raise RuntimeError("no answer")


def lines(token):
    return http("GET", f"{PLAIN}/lines", {"Authorization": f"Bearer {token}"})


def read(key, text):
    return http("POST", SPEECH, {"Authorization": f"Token {key}"}, {"text": text})
