#!/bin/bash
wget --tries=1 --header="Authorization: Bearer $HF_TOKEN" -O out.json https://api-inference.huggingface.co/models/openai/whisper-large-v3
