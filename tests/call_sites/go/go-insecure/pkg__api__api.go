package api

import (
	"crypto/tls"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{
	Timeout:   10 * time.Second,
	Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},
}

func Voices() (*http.Response, error) {
	req, err := http.NewRequest("GET", "https://api.elevenlabs.io/v1/voices", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", os.Getenv("XI_API_KEY"))
	return client.Do(req)
}
