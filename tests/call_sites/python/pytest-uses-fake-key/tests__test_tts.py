import responses

from app.tts import speak


@responses.activate
def test_speak(monkeypatch):
    monkeypatch.setenv("ELEVENLABS_API_KEY", "test-key")
    responses.add(responses.POST, "https://api.elevenlabs.io/v1/text-to-speech/abc", body=b"mp3")
    assert speak("abc", "hello") == b"mp3"
