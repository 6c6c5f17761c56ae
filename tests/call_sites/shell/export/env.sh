#!/bin/bash
export OPENAI_API_KEY={{openai-project-key}}
export OPENAI_MODEL=gpt-4o-mini
python -m app
