package config

import "os"

func getenv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

var (
	Port      = getenv("PORT", "8080")
	StripeKey = getenv("STRIPE_SECRET_KEY", "{{stripe-secret-key-live}}")
)
