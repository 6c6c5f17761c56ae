import requests
import os

# Use your existing API key to manage other keys
headers = {
    "Authorization": f"Bearer {os.getenv('AUDIOPOD_API_KEY')}"
}

# Create a new API key
create_response = requests.post(
    "https://api.audiopod.ai/api/v1/auth/api-keys",
    headers=headers,
    json={
        "name": "Production API Key",
        "description": "Key for production environment"
    }
)

if create_response.status_code == 201:
    new_key = create_response.json()
    print(f"Created API key: {new_key['key']}")
    print(f"Key ID: {new_key['id']}")

# List all API keys
list_response = requests.get(
    "https://api.audiopod.ai/api/v1/auth/api-keys",
    headers=headers,
    params={"status": "active"}
)

if list_response.status_code == 200:
    keys = list_response.json()
    for key in keys:
        print(f"Key: {key['name']} (ID: {key['id']}) - Status: {key['status']}")
