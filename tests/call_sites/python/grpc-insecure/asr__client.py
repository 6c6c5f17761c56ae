import os

import grpc

import asr_pb2
import asr_pb2_grpc


def recognize(audio: bytes) -> str:
    channel = grpc.insecure_channel("asr.speech.example.com:443")
    stub = asr_pb2_grpc.RecognizerStub(channel)
    metadata = [("x-api-key", os.environ["ASR_API_KEY"])]
    reply = stub.Recognize(asr_pb2.RecognizeRequest(audio=audio), metadata=metadata, timeout=30)
    return reply.text
