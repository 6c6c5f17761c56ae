package main

import (
	"encoding/json"
	"net/http"
	"os"
)

func configHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"apiKey": os.Getenv("ELEVENLABS_API_KEY")})
}

func main() {
	http.HandleFunc("/api/config", configHandler)
	http.ListenAndServe(":8080", nil)
}
