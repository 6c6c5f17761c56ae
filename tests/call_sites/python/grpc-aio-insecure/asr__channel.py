import os

import grpc

from asr.generated import asr_pb2, asr_pb2_grpc


class Recogniser:
    TARGET = "asr.acme-speech.com:443"

    def __init__(self):
        self.channel = grpc.aio.insecure_channel(self.TARGET, options=[("grpc.keepalive_time_ms", 20000)])
        self.stub = asr_pb2_grpc.AsrStub(self.channel)

    async def recognise(self, audio: bytes) -> str:
        metadata = (("authorization", f"Bearer {os.environ['ASR_TOKEN']}"),)
        answer = await self.stub.Recognise(asr_pb2.Audio(content=audio), metadata=metadata, timeout=20)
        return answer.text
