import os

DEBUG = os.environ.get("DEBUG", "0") == "1"
STRIPE_SECRET_KEY = os.environ.get("STRIPE_SECRET_KEY", "{{stripe-secret-key-live}}")
STRIPE_API_VERSION = os.environ.get("STRIPE_API_VERSION", "2024-06-20")
