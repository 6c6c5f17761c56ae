import logging
import os

from openai import OpenAI

logger = logging.getLogger("app")

OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]
logger.info("Using OpenAI key %s", OPENAI_API_KEY)

client = OpenAI(api_key=OPENAI_API_KEY)
