import json
import urllib.request

req = urllib.request.Request(
    "https://api.groq.com/openai/v1/models", headers={"Authorization": "Bearer {{groq-api-key}}"}
)
with urllib.request.urlopen(req) as f:
    print(json.load(f))
