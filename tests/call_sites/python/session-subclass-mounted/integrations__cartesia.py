import os

from integrations.session import ApiSession

session = ApiSession("https://api.cartesia.ai")
session.headers["Authorization"] = f"Bearer {os.environ['CARTESIA_API_KEY']}"
session.headers["Cartesia-Version"] = "2025-04-16"


def speak(voice: str, text: str) -> bytes:
    response = session.post(
        "/tts/bytes",
        json={"model_id": "sonic-2", "transcript": text, "voice": {"mode": "id", "id": voice}},
    )
    response.raise_for_status()
    return response.content
