import responses

from app.speech import synthesize


@responses.activate
def test_synthesize():
    responses.add(responses.POST, "https://api.elevenlabs.io/v1/text-to-speech/abc", body=b"mp3")
    assert synthesize("abc", "hello") == b"mp3"
