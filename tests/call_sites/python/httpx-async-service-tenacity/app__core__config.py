from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    mistral_api_key: str


settings = Settings()
