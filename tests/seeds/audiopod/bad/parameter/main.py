from audiopod import Client

# Method 2: Direct initialization
client = Client(api_key='{{audiopod-api-key}}')
