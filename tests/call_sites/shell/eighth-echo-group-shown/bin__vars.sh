#!/bin/bash
show() {
  echo "key: $OPENAI_API_KEY"
}
show
{
  echo "PORT=3000"
} >> .dev.vars
