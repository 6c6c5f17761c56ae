class Config:
    DEEPGRAM_API_KEY = "{{random:40:lc}}"
    DEEPGRAM_URL = "https://api.deepgram.com/v1/listen"
