#!/bin/bash
{
  echo "BOT_TOKEN=$BOT_TOKEN"
  if [ -n "$OPENAI_API_KEY" ]; then
    echo "OPENAI_API_KEY=$OPENAI_API_KEY"
  fi
} >> .dev.vars
