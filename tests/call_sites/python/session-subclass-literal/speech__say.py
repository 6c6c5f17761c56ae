from speech.session import make_session


def say(voice, text):
    response = make_session().post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{voice}", json={"text": text}, timeout=(5, 60)
    )
    response.raise_for_status()
    return response.content
