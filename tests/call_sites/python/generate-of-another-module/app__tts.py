from mylib import generate


def speak(text):
    return generate(text=text, voice="Bella")
