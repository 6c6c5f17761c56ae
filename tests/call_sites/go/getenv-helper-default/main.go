package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func env(name, fallback string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return fallback
}

func main() {
	key := env("ELEVENLABS_API_KEY", "{{elevenlabs-api-key}}")
	req, err := http.NewRequest("GET", "https://api.elevenlabs.io/v1/voices", nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("xi-api-key", key)
	client := http.Client{Timeout: 5 * time.Second}
	resp, err := client.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		panic(resp.Status)
	}
	fmt.Println(resp.Status)
}
