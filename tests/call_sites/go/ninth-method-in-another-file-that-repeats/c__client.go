package c

import (
	"net/http"

	"github.com/hashicorp/go-retryablehttp"
)

type Client struct {
	key  string
	http *http.Client
}

func NewClient(k string) *Client {
	return &Client{key: k, http: retryablehttp.NewClient().StandardClient()}
}
