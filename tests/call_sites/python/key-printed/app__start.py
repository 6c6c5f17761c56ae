import logging
import os

from openai import OpenAI

logger = logging.getLogger("start")


def build():
    key = os.environ.get("OPENAI_API_KEY")
    logger.info("starting with key %s", key)
    return OpenAI(api_key=key, max_retries=3, timeout=20)
