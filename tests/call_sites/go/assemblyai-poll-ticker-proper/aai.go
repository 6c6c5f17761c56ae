package aai

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

var client = func() *http.Client {
	c := retryablehttp.NewClient()
	c.RetryMax = 4
	c.HTTPClient.Timeout = 30 * time.Second
	return c.StandardClient()
}()

func Wait(ctx context.Context, id string) (string, error) {
	t := time.NewTicker(3 * time.Second)
	defer t.Stop()
	for {
		req, err := http.NewRequestWithContext(ctx, "GET", "https://api.assemblyai.com/v2/transcript/"+id, nil)
		if err != nil {
			return "", err
		}
		req.Header.Set("Authorization", os.Getenv("ASSEMBLYAI_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return "", err
		}
		var out struct{ Status, Text, Error string }
		err = json.NewDecoder(resp.Body).Decode(&out)
		resp.Body.Close()
		if err != nil {
			return "", err
		}
		switch out.Status {
		case "completed":
			return out.Text, nil
		case "error":
			return "", fmt.Errorf("transcript: %s", out.Error)
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-t.C:
		}
	}
}
