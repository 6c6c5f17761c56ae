package httpx

import (
	"context"
	"math/rand"
	"net/http"
	"strconv"
	"time"
)

// Client repeats requests that failed for the moment.
type Client struct {
	HTTP     *http.Client
	Attempts int
}

func New() *Client {
	return &Client{HTTP: &http.Client{Timeout: 20 * time.Second}, Attempts: 5}
}

func transient(status int) bool {
	return status == http.StatusTooManyRequests || status >= 500
}

func wait(attempt int, resp *http.Response) time.Duration {
	if resp != nil {
		if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil {
			return time.Duration(s) * time.Second
		}
	}
	d := 500 * time.Millisecond << attempt
	if d > 30*time.Second {
		d = 30 * time.Second
	}
	return d/2 + time.Duration(rand.Int63n(int64(d/2)))
}

// Do sends what build makes, until it succeeds or the attempts are over.
func (c *Client) Do(ctx context.Context, build func() (*http.Request, error)) (*http.Response, error) {
	var resp *http.Response
	var err error
	for attempt := 0; attempt < c.Attempts; attempt++ {
		var req *http.Request
		if req, err = build(); err != nil {
			return nil, err
		}
		resp, err = c.HTTP.Do(req.WithContext(ctx))
		if err == nil && !transient(resp.StatusCode) {
			return resp, nil
		}
		if attempt == c.Attempts-1 {
			break
		}
		delay := wait(attempt, resp)
		if resp != nil {
			resp.Body.Close()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(delay):
		}
	}
	return resp, err
}
