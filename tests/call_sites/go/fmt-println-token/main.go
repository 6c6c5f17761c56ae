package main

import (
	"fmt"
	"os"
)

func main() {
	token := os.Getenv("TELEGRAM_BOT_TOKEN")
	fmt.Println("token:", token)
	run(token)
}

func run(string) {}
