import os

import grpc

channel = grpc.secure_channel("api-tts.withsm.ai:443", grpc.ssl_channel_credentials())
metadata = [("x-api-key", os.environ["SM_API_KEY"])]

# Custom certificates (self-signed or private CA)
with open("ca.pem", "rb") as ca:
    private = grpc.secure_channel("tts.initech.internal:443", grpc.ssl_channel_credentials(root_certificates=ca.read()))
