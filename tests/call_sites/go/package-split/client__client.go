package client

import "net/http"

type Client struct {
	APIKey     string
	HTTPClient *http.Client
}

func New(key string) *Client {
	return &Client{APIKey: key, HTTPClient: &http.Client{}}
}
