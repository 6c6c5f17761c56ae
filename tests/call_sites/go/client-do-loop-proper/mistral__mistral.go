package mistral

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"time"
)

const baseURL = "https://api.mistral.ai/v1"

type Client struct {
	key        string
	httpClient *http.Client
	maxRetries int
}

func NewClient(key string) *Client {
	return &Client{key: key, httpClient: &http.Client{Timeout: 45 * time.Second}, maxRetries: 4}
}

func retryable(status int) bool {
	return status == http.StatusTooManyRequests || status >= http.StatusInternalServerError
}

func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	payload, err := json.Marshal(in)
	if err != nil {
		return err
	}
	for attempt := 0; ; attempt++ {
		req, err := http.NewRequestWithContext(ctx, method, baseURL+path, bytes.NewReader(payload))
		if err != nil {
			return err
		}
		req.Header.Set("Authorization", "Bearer "+c.key)
		req.Header.Set("Content-Type", "application/json")
		resp, err := c.httpClient.Do(req)
		if err != nil {
			if attempt >= c.maxRetries {
				return err
			}
		} else {
			body, readErr := io.ReadAll(resp.Body)
			resp.Body.Close()
			if readErr != nil {
				return readErr
			}
			if resp.StatusCode == http.StatusOK {
				return json.Unmarshal(body, out)
			}
			if !retryable(resp.StatusCode) || attempt >= c.maxRetries {
				return fmt.Errorf("mistral: %s: %s", resp.Status, body)
			}
		}
		wait := time.Duration(1<<attempt) * 250 * time.Millisecond
		wait += time.Duration(rand.Int64N(int64(wait)))
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}
