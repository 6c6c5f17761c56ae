import os
from dotenv import load_dotenv
from audiopod import Client

# Load environment variables
load_dotenv()

# Verify API key is loaded
api_key = os.getenv('AUDIOPOD_API_KEY')
if not api_key:
    raise ValueError("AUDIOPOD_API_KEY environment variable not set")

# Initialize client
client = Client()

# Use the client
credits = client.credits.get_credit_balance()
print(f"Available credits: {credits.balance}")
