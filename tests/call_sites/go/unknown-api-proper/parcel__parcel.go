package parcel

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"
)

type Client struct {
	token string
	http  *http.Client
}

func New(token string) *Client { return &Client{token: token, http: &http.Client{Timeout: 10 * time.Second}} }

func (c *Client) Track(ctx context.Context, number string) (string, error) {
	return backoff.Retry(ctx, func() (string, error) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.parcelpoint-logistics.com/v3/parcels/"+number, nil)
		if err != nil {
			return "", backoff.Permanent(err)
		}
		req.Header.Set("Authorization", "Bearer "+c.token)
		resp, err := c.http.Do(req)
		if err != nil {
			return "", err
		}
		defer resp.Body.Close()
		if resp.StatusCode == 429 || resp.StatusCode >= 500 {
			return "", fmt.Errorf("busy: %s", resp.Status)
		}
		if resp.StatusCode != 200 {
			return "", backoff.Permanent(fmt.Errorf("refused: %s", resp.Status))
		}
		var out struct{ State string }
		if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
			return "", backoff.Permanent(err)
		}
		return out.State, nil
	}, backoff.WithMaxTries(4))
}
