package main

import (
	"log/slog"
	"os"
)

type Config struct {
	Addr   string
	APIKey string
}

func load() Config {
	return Config{Addr: ":8080", APIKey: os.Getenv("OPENAI_API_KEY")}
}

func main() {
	cfg := load()
	slog.Info("starting", "addr", cfg.Addr, "has_key", cfg.APIKey != "")
}
