from elevenlabs.client import ElevenLabs

eleven = ElevenLabs(api_key="{{elevenlabs-api-key}}")


def speak(text):
    audio = eleven.text_to_speech.convert(
        text=text,
        voice_id="JBFqnCBsd6RMkjVDRZzb",
        model_id="eleven_multilingual_v2",
        request_options={"max_retries": 3},
    )
    return b"".join(audio)
