package speech

import (
	"fmt"
	"time"

	"github.com/go-resty/resty/v2"
)

type Client struct {
	rc *resty.Client
}

func New() *Client {
	rc := resty.New().
		SetBaseURL("https://api.elevenlabs.io/v1").
		SetTimeout(20*time.Second).
		SetHeader("xi-api-key", "{{elevenlabs-api-key}}")
	return &Client{rc: rc}
}

func (c *Client) Speak(text string) ([]byte, error) {
	resp, err := c.rc.R().SetBody(map[string]string{"text": text}).Post("/text-to-speech/21m00Tcm4TlvDq8ikWAM")
	if err != nil {
		return nil, err
	}
	if resp.StatusCode() != 200 {
		return nil, fmt.Errorf("status %d", resp.StatusCode())
	}
	return resp.Body(), nil
}
