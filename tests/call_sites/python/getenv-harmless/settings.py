import os

DEBUG = os.environ.get("DEBUG", "0") == "1"
STRIPE_SECRET_KEY = os.environ.get("STRIPE_SECRET_KEY", "")
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY", "your-api-key-here")
LLM_BASE_URL = os.environ.get("LLM_BASE_URL", "http://localhost:11434/v1")
