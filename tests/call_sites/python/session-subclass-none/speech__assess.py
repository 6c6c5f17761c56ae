from .session import SpeechSession


def assess(user_id, audio, text):
    session = SpeechSession(user_id)
    body = {"audio_base64": audio, "audio_format": "mp3", "expected_text": text}
    return session.post("/speech-assessment/scripted/us", json=body).json()
