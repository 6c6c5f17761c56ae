#!/bin/sh
http --check-status --timeout=20 POST https://api.deepgram.com/v1/read "Authorization:Token {{key}}" text=hello
