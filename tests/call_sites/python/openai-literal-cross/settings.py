OPENAI_KEY = "{{openai-project-key}}"
MODEL = "gpt-4o-mini"
