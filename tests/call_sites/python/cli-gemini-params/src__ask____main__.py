import argparse
import os
import sys

import requests

API = "https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent"


def main(argv=None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("prompt")
    parser.add_argument("--model", default="gemini-2.0-flash")
    args = parser.parse_args(argv)
    key = os.environ.get("GEMINI_API_KEY")
    if not key:
        print("GEMINI_API_KEY is not set", file=sys.stderr)
        return 2
    response = requests.post(
        API.format(model=args.model),
        params={"key": key},
        json={"contents": [{"parts": [{"text": args.prompt}]}]},
        timeout=60,
    )
    if response.status_code != 200:
        print(response.text, file=sys.stderr)
        return 1
    print(response.json()["candidates"][0]["content"]["parts"][0]["text"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
