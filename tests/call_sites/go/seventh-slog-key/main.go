package main

import (
	"log/slog"
	"os"
)

func main() {
	key := os.Getenv("CARTESIA_API_KEY")
	slog.Info("starting", "key", key)
}
