package stt

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"example.com/app/internal/config"
)

type Client struct {
	cfg  config.Config
	http *http.Client
}

func NewClient(cfg config.Config) *Client {
	return &Client{cfg: cfg, http: &http.Client{Timeout: time.Minute}}
}

func (c *Client) Transcribe(ctx context.Context, audio io.Reader) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.cfg.BaseURL+"/listen?model=nova-3", audio)
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Token "+c.cfg.APIKey)
	req.Header.Set("Content-Type", "audio/wav")
	resp, err := c.http.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("deepgram: %s", resp.Status)
	}
	var out struct {
		Metadata struct{ RequestID string }
	}
	return out.Metadata.RequestID, json.NewDecoder(resp.Body).Decode(&out)
}
