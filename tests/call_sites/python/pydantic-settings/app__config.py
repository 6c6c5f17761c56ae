from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: SecretStr
    stripe_key: SecretStr

    class Config:
        env_file = "/run/secrets/env"


settings = Settings()
