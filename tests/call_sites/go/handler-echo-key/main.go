package main

import (
	"encoding/json"
	"net/http"
	"os"
)

func token(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"token": os.Getenv("DEEPGRAM_API_KEY")})
}

func main() {
	http.HandleFunc("/token", token)
	http.ListenAndServe(":8080", nil)
}
