package client

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func Voices() (string, error) {
	c := resty.New().SetTimeout(10 * time.Second).SetRetryCount(3).SetRetryWaitTime(time.Second).SetRetryMaxWaitTime(20 * time.Second)
	resp, err := c.R().SetHeader("xi-api-key", os.Getenv("ELEVENLABS_API_KEY")).Get("https://api.elevenlabs.io/v1/voices")
	if err != nil {
		return "", err
	}
	if resp.StatusCode() != 200 {
		return "", fmt.Errorf("voices: %d", resp.StatusCode())
	}
	return resp.String(), nil
}
