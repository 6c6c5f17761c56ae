from elevenlabs.client import ElevenLabs

client = ElevenLabs(api_key="{{elevenlabs-api-key}}")


def save(text, path):
    audio = client.text_to_speech.convert(text=text, voice_id="JBFqnCBsd6RMkjVDRZzb", model_id="eleven_multilingual_v2")
    with open(path, "wb") as f:
        for chunk in audio:
            f.write(chunk)
