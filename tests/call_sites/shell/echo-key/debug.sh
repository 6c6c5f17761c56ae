#!/bin/bash
echo "OPENAI_API_KEY is $OPENAI_API_KEY"
