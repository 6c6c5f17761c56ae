import logging
import os

from openai import OpenAI

log = logging.getLogger(__name__)
api_key = os.getenv("OPENAI_API_KEY")
if not api_key:
    log.error("OPENAI_API_KEY is missing")
    raise SystemExit(1)
log.info("openai key loaded (%d characters)", len(api_key))
client = OpenAI(api_key=api_key)
