from google.api_core import retry as retries
from google.cloud import texttospeech

client = texttospeech.TextToSpeechClient()
policy = retries.Retry(initial=0.5, maximum=30.0, multiplier=2.0, timeout=120.0)


def speak(text):
    response = client.synthesize_speech(
        input=texttospeech.SynthesisInput(text=text),
        voice=texttospeech.VoiceSelectionParams(language_code="en-US"),
        audio_config=texttospeech.AudioConfig(audio_encoding=texttospeech.AudioEncoding.MP3),
        retry=policy,
        timeout=30,
    )
    return response.audio_content
