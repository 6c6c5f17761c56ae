DEEPGRAM_KEY={{random:40:lc}}
