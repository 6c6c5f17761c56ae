package anthropic

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

type Client struct {
	key  string
	http *http.Client
}

func New(key string) *Client {
	return &Client{key: key, http: &http.Client{Timeout: time.Minute}}
}

func (c *Client) newRequest(ctx context.Context, path string, body any) (*http.Request, error) {
	payload, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.anthropic.com/v1"+path, bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	req.Header.Set("x-api-key", c.key)
	return req, nil
}

func (c *Client) do(req *http.Request, out any) error {
	req.Header.Add("anthropic-version", "2023-06-01")
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("anthropic: %s", resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

func (c *Client) Message(ctx context.Context, in map[string]any) (map[string]any, error) {
	req, err := c.newRequest(ctx, "/messages", in)
	if err != nil {
		return nil, err
	}
	var out map[string]any
	return out, c.do(req, &out)
}
