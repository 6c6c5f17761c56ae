package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func assess(body []byte) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.RetryMax = 5
	client.HTTPClient.Timeout = 30 * time.Second
	req, err := retryablehttp.NewRequest("POST", "https://apis.languageconfidence.ai/speech-assessment/scripted/us", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header = http.Header{"Content-Type": {"application/json"}, "Api-Key": {os.Getenv("LC_API_KEY")}}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
