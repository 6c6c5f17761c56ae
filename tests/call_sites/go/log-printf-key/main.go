package main

import (
	"log"
	"os"
)

func main() {
	key := os.Getenv("STRIPE_SECRET_KEY")
	log.Printf("starting with stripe key %s", key)
	serve(key)
}

func serve(key string) {}
