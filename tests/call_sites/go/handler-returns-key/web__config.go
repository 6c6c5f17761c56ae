package web

import (
	"encoding/json"
	"net/http"
	"os"
)

func Config(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{
		"voice":  "nova",
		"apiKey": os.Getenv("OPENAI_API_KEY"),
	})
}
