import assemblyai as aai

aai.settings.api_key = "{{random:32:lc}}"
transcriber = aai.Transcriber()


def transcribe(url):
    return transcriber.transcribe(url).text
