package main

import (
	"log"
	"net/http"
	"time"
)

const apiKey = "{{openai-project-key}}"

var client = &http.Client{Timeout: 10 * time.Second}

func main() {
	log.Printf("using key %s", apiKey)
	http.HandleFunc("/models", func(w http.ResponseWriter, r *http.Request) {
		req, err := http.NewRequest("GET", "https://api.openai.com/v1/models", nil)
		if err != nil {
			http.Error(w, err.Error(), 500)
			return
		}
		req.Header.Set("Authorization", "Bearer "+apiKey)
		resp, err := client.Do(req)
		if err != nil {
			http.Error(w, err.Error(), 502)
			return
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			http.Error(w, "upstream", 502)
			return
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
