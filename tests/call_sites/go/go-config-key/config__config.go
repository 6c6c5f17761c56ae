package config

import (
	"github.com/kelseyhightower/envconfig"
	"github.com/stripe/stripe-go/v76"
)

type Config struct {
	StripeKey string `envconfig:"STRIPE_SECRET_KEY" required:"true"`
}

func Load() (Config, error) {
	var c Config
	if err := envconfig.Process("", &c); err != nil {
		return c, err
	}
	stripe.Key = c.StripeKey
	return c, nil
}
