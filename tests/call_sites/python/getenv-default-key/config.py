import os

OPENAI_API_KEY = os.getenv("OPENAI_API_KEY", "{{openai-project-key}}")
