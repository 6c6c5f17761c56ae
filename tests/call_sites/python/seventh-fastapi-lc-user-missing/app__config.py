from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    lc_api_key: str


@lru_cache
def get_settings() -> Settings:
    return Settings()
