import logging
import os
import sys

from openai import OpenAI

logger = logging.getLogger("app")

OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY")
if not OPENAI_API_KEY:
    logger.error("OPENAI_API_KEY is not set")
    sys.exit(1)
logger.info("Using OpenAI key ...%s (%d characters)", OPENAI_API_KEY[-4:], len(OPENAI_API_KEY))

client = OpenAI(api_key=OPENAI_API_KEY)
