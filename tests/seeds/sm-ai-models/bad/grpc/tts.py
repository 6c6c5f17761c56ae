import os

import grpc

channel = grpc.insecure_channel("api-tts.withsm.ai:443")
metadata = [("x-api-key", os.environ["SM_API_KEY"])]
