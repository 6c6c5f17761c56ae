package config

const (
	DeepgramKey = "{{random:40:lc}}"
	DeepgramURL = "https://api.deepgram.com/v1/listen"
)
