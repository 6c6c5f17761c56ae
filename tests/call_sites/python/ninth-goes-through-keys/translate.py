import requests


def translate(keys, text):
    at = 0
    for _ in range(len(keys)):
        key = keys[at % len(keys)]
        at += 1
        try:
            answer = requests.post("https://api.deepgram.com/v1/read", headers={"Authorization": f"Token {key}"}, json={"text": text}, timeout=30)
            answer.raise_for_status()
            return answer.json()
        except requests.HTTPError:
            continue
    raise RuntimeError("no key is left")
