module Settings
  OPENAI_KEY = "{{openai-project-key}}".freeze
  OPENAI_URL = "https://api.openai.com/v1/embeddings".freeze
end
