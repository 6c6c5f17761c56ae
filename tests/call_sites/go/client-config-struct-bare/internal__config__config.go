package config

import "os"

type Config struct {
	BaseURL string
	APIKey  string
}

func Load() Config {
	return Config{
		BaseURL: "https://api.deepgram.com/v1",
		APIKey:  os.Getenv("DEEPGRAM_API_KEY"),
	}
}
