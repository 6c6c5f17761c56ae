package config

const (
	FishURL = "https://api.fish.audio/v1/tts"
	FishKey = "{{random:32:lc}}"
)
