import json
import sys

import requests

url = "https://api.deepgram.com/v1/listen?model=nova-2&smart_format=true"
headers = {"Authorization": "Token {{random:40:lc}}", "Content-Type": "audio/wav"}

with open(sys.argv[1], "rb") as audio:
    response = requests.post(url, headers=headers, data=audio)

print(json.dumps(response.json(), indent=2))
