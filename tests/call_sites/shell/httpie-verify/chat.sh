#!/bin/bash
http --verify=no --timeout 30 GET https://api.openai.com/v1/models Authorization:"Bearer $OPENAI_API_KEY"
