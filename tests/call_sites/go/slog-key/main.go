package main

import (
	"log/slog"
	"os"
)

type Config struct {
	APIKey string
}

func load() Config {
	cfg := Config{APIKey: os.Getenv("DEEPGRAM_API_KEY")}
	slog.Info("config loaded", "key", cfg.APIKey)
	return cfg
}

func main() { load() }
