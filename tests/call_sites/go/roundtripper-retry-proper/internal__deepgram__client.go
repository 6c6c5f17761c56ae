package deepgram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"acme.dev/speech/internal/transport"
)

type Client struct {
	http *http.Client
	key  string
}

func New(key string) *Client {
	return &Client{key: key, http: &http.Client{Timeout: time.Minute, Transport: &transport.Retry{Base: http.DefaultTransport, Tries: 5}}}
}

func (c *Client) Transcribe(ctx context.Context, audio []byte) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.deepgram.com/v1/listen", bytes.NewReader(audio))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Token "+c.key)
	resp, err := c.http.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("deepgram: %s", resp.Status)
	}
	var out struct {
		Results struct {
			Channels []struct {
				Alternatives []struct{ Transcript string }
			}
		}
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return "", err
	}
	return out.Results.Channels[0].Alternatives[0].Transcript, nil
}
