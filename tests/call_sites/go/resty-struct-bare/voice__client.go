package voice

import (
	"fmt"

	"github.com/go-resty/resty/v2"
)

type Client struct {
	rest *resty.Client
}

func New(key string) *Client {
	rest := resty.New().SetBaseURL("https://api.cartesia.ai").SetHeader("Authorization", "Bearer "+key).SetHeader("Cartesia-Version", "2025-04-16")
	return &Client{rest: rest}
}

func (c *Client) Speak(text, voice string) ([]byte, error) {
	resp, err := c.rest.R().
		SetBody(map[string]any{"model_id": "sonic-2", "transcript": text, "voice": map[string]string{"mode": "id", "id": voice}}).
		Post("/tts/bytes")
	if err != nil {
		return nil, err
	}
	if resp.StatusCode() != 200 {
		return nil, fmt.Errorf("cartesia: %s", resp.Status())
	}
	return resp.Body(), nil
}
