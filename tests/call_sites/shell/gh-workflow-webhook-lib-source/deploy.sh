#!/bin/bash
source "$(dirname "$0")/lib/notify.sh"
notify '{"channel":"#ops","text":"deployed"}'
