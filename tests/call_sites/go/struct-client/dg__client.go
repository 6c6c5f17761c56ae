package dg

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

type Client struct {
	key  string
	http *http.Client
}

func New(key string) *Client {
	return &Client{key: key, http: &http.Client{Timeout: 30 * time.Second}}
}

func (c *Client) Listen(ctx context.Context, audio io.Reader) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.deepgram.com/v1/listen", audio)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Token "+c.key)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return nil, fmt.Errorf("deepgram: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
