import os
from functools import lru_cache


class Settings:
    elevenlabs_api_key = os.environ.get("ELEVENLABS_API_KEY", "")


@lru_cache
def get_settings():
    return Settings()
