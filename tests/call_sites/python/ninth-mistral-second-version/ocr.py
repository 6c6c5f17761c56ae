import os

from mistralai.client import Mistral


def read(document):
    client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], timeout_ms=120_000)
    return client.ocr.process(model="mistral-ocr-latest", document=document)
