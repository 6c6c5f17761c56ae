import os
from audiopod import Client

# Method 1: Environment variable (recommended)
os.environ['AUDIOPOD_API_KEY'] = '{{audiopod-api-key}}'
client = Client()  # Automatically uses AUDIOPOD_API_KEY
