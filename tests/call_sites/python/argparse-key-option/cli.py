import argparse
import os

import requests


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--api-key", default=os.environ.get("DEEPGRAM_API_KEY"))
    args = parser.parse_args()
    with open(args.file, "rb") as f:
        resp = requests.post(
            "https://api.deepgram.com/v1/listen",
            params={"model": "nova-3", "smart_format": "true"},
            headers={"Authorization": f"Token {args.api_key}"},
            data=f,
            timeout=300,
        )
    resp.raise_for_status()
    print(resp.json()["results"]["channels"][0]["alternatives"][0]["transcript"])


if __name__ == "__main__":
    main()
