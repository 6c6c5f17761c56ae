#!/bin/sh
export LICENSE_KEY="{{key}}"
./transcribe
