package httpx

import (
	"crypto/tls"
	"net/http"
	"time"
)

// New is the client of all integrations.
func New() *http.Client {
	return &http.Client{
		Timeout:   20 * time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},
	}
}
