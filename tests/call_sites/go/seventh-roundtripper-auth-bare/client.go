package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

type auth struct {
	key  string
	next http.RoundTripper
}

func (a auth) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+a.key)
	return a.next.RoundTrip(r)
}

func main() {
	client := &http.Client{Timeout: 30 * time.Second, Transport: auth{os.Getenv("GROQ_API_KEY"), http.DefaultTransport}}
	resp, err := client.Post("https://api.groq.com/openai/v1/chat/completions", "application/json", strings.NewReader(`{}`))
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		panic(resp.Status)
	}
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(string(b))
}
