GROQ_URL = "https://api.groq.com/openai/v1/chat/completions"
MODEL = "llama-3.2-90b-vision-preview"
