SAMPLE_RATE = 16000
DEEPGRAM_KEY = "{{random:40:lc}}"
URL = f"wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate={SAMPLE_RATE}"
