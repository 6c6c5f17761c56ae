package main

import (
	"os"

	"example.com/app/server"
)

func main() {
	os.Setenv("STRIPE_SECRET_KEY", "{{stripe-secret-key-live}}")
	server.Run()
}
