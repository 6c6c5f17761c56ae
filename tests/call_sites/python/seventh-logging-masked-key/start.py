import logging
import os

from openai import OpenAI

log = logging.getLogger("start")


def build() -> OpenAI:
    key = os.environ["OPENAI_API_KEY"]
    log.info("OpenAI key ends in %s", key[-4:])
    return OpenAI(api_key=key, max_retries=3, timeout=30)
