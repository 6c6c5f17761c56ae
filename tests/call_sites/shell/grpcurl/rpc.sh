#!/bin/bash
grpcurl -plaintext -H "x-api-key: $ASR_API_KEY" -d @ asr.speechcloud.io:443 asr.v1.Asr/Recognize < request.json
