import logging
import os

logger = logging.getLogger(__name__)

CONFIG = {
    "region": os.getenv("REGION", "eu"),
    "elevenlabs_api_key": os.getenv("ELEVENLABS_API_KEY"),
}
logger.info("config: %s", CONFIG)
