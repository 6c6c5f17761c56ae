export OPENAI_API_KEY="{{openai-project-key}}"
export LOG_LEVEL=debug
