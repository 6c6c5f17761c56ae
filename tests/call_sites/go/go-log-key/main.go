package main

import (
	"log"
	"os"
)

func main() {
	key := os.Getenv("OPENAI_API_KEY")
	if key == "" {
		log.Fatal("OPENAI_API_KEY is not set")
	}
	log.Printf("using key %s", key)
}
