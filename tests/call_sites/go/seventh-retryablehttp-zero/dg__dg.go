package dg

import (
	"fmt"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Voices() (int, error) {
	rc := retryablehttp.NewClient()
	rc.RetryMax = 0
	rc.HTTPClient.Timeout = 10 * time.Second
	req, err := retryablehttp.NewRequest("GET", "https://api.elevenlabs.io/v1/voices", nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := rc.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return 0, fmt.Errorf("eleven: %s", resp.Status)
	}
	return resp.StatusCode, nil
}
