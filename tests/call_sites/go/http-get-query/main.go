package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	key := os.Getenv("GEMINI_API_KEY")
	resp, err := http.Get("https://generativelanguage.googleapis.com/v1beta/models?key=" + key)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		panic(resp.Status)
	}
	body, _ := io.ReadAll(resp.Body)
	fmt.Println(string(body))
}
