#!/bin/bash
export OPENAI_API_KEY="{{openai-project-key}}"
export MODEL=gpt-4o
python3 main.py "$@"
