import os

import websocket


def open_socket():
    url = "wss://api.elevenlabs.io/v1/text-to-speech/abc/stream-input?model_id=eleven_flash_v2_5&xi-api-key=" + os.environ["ELEVENLABS_API_KEY"]
    return websocket.create_connection(url, timeout=10)
