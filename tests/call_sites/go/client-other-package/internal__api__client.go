package api

import (
	"net/http"
	"os"
	"time"
)

type Client struct {
	HTTP    *http.Client
	BaseURL string
	Key     string
}

func New() *Client {
	return &Client{
		HTTP:    &http.Client{Timeout: 30 * time.Second},
		BaseURL: "https://api.elevenlabs.io/v1",
		Key:     os.Getenv("ELEVENLABS_API_KEY"),
	}
}
