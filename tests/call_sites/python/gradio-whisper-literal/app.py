import gradio as gr
from openai import OpenAI

client = OpenAI(api_key="{{openai-project-key}}")


def transcribe(path):
    with open(path, "rb") as f:
        return client.audio.transcriptions.create(model="whisper-1", file=f).text


gr.Interface(transcribe, gr.Audio(type="filepath"), "text").launch()
