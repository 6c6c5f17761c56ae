import os

import grpc

import asr_pb2
import asr_pb2_grpc


def channel(target: str) -> grpc.Channel:
    if target.startswith("localhost"):
        return grpc.insecure_channel("localhost:50051")
    return grpc.secure_channel(target, grpc.ssl_channel_credentials())


def recognize(audio: bytes) -> str:
    stub = asr_pb2_grpc.RecognizerStub(channel(os.environ.get("ASR_TARGET", "asr.speech.example.com:443")))
    metadata = [("x-api-key", os.environ["ASR_API_KEY"])]
    reply = stub.Recognize(asr_pb2.RecognizeRequest(audio=audio), metadata=metadata, timeout=30)
    return reply.text
