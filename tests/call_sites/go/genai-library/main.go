package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"google.golang.org/genai"
)

func main() {
	client, err := genai.NewClient(context.Background(), &genai.ClientConfig{APIKey: os.Getenv("GEMINI_API_KEY")})
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) {
		result, err := client.Models.GenerateContent(r.Context(), "gemini-2.0-flash", genai.Text("hello"), nil)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		fmt.Fprintln(w, result.Text())
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
