from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    deepgram_api_key: str


settings = Settings()
