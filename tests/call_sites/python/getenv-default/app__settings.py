import os

ELEVENLABS_API_KEY = os.getenv("ELEVENLABS_API_KEY", "{{elevenlabs-api-key}}")
