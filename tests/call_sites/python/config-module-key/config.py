DEBUG = False
DEEPGRAM_KEY = "{{random:40}}"
TIMEOUT = 30
