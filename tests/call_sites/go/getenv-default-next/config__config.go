package config

import (
	"log"
	"os"
)

func getenv(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}

func must(name string) string {
	v := os.Getenv(name)
	if v == "" {
		log.Fatalf("%s is not set", name)
	}
	return v
}

var (
	Port      = getenv("PORT", "8080")
	BaseURL   = getenv("LLM_BASE_URL", "http://localhost:11434")
	StripeKey = must("STRIPE_SECRET_KEY")
)
