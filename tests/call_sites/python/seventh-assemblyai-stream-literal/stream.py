import json

import websocket

API_KEY = "{{key}}"


def on_message(ws, message):
    print(json.loads(message).get("transcript", ""))


app = websocket.WebSocketApp(
    "wss://streaming.assemblyai.com/v3/ws?sample_rate=16000",
    header={"Authorization": API_KEY},
    on_message=on_message,
)
app.run_forever()
