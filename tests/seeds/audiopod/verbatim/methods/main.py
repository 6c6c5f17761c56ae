import os
from audiopod import Client

# Method 1: Environment variable (recommended)
os.environ['AUDIOPOD_API_KEY'] = 'your_api_key_here'
client = Client()  # Automatically uses AUDIOPOD_API_KEY

# Method 2: Direct initialization
client = Client(api_key='your_api_key_here')

# Method 3: Using configuration
client = Client(
    api_key=os.getenv('AUDIOPOD_API_KEY'),
    base_url='https://api.audiopod.ai',  # Optional: custom base URL
    timeout=30,  # Optional: request timeout
    max_retries=3,  # Optional: retry attempts
)

# Test authentication
try:
    user_info = client.get_user_info()
    print(f"Authenticated as: {user_info['email']}")
except Exception as e:
    print(f"Authentication failed: {e}")
