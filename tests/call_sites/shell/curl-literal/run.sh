#!/bin/bash
curl -f https://api.openai.com/v1/models -H "Authorization: Bearer {{openai-project-key}}"
