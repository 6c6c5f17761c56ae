import os

from websocket import create_connection

ws = create_connection(
    "ws://api.deepgram.com/v1/listen?encoding=linear16",
    header=[f"Authorization: Token {os.environ['DEEPGRAM_API_KEY']}"],
)
ws.send_binary(open("audio.raw", "rb").read())
print(ws.recv())
