#!/bin/bash
wget -q -T 20 -O models.json "https://generativelanguage.googleapis.com/v1beta/models?key=${GEMINI_API_KEY}"
