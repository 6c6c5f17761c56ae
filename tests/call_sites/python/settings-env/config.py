import os


class Config:
    DEEPGRAM_API_KEY = os.environ["DEEPGRAM_API_KEY"]
    DEEPGRAM_URL = "https://api.deepgram.com/v1/listen"
    TIMEOUT = 60
