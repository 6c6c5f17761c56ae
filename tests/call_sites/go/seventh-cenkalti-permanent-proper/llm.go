package llm

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/cenkalti/backoff/v5"
)

var httpClient = &http.Client{Timeout: time.Minute}

func Complete(ctx context.Context, body []byte) ([]byte, error) {
	op := func() ([]byte, error) {
		req, err := http.NewRequestWithContext(ctx, "POST", "https://api.mistral.ai/v1/chat/completions", bytes.NewReader(body))
		if err != nil {
			return nil, backoff.Permanent(err)
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("MISTRAL_API_KEY"))
		resp, err := httpClient.Do(req)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		if resp.StatusCode == 429 || resp.StatusCode >= 500 {
			return nil, fmt.Errorf("mistral: %s", resp.Status)
		}
		if resp.StatusCode != 200 {
			return nil, backoff.Permanent(fmt.Errorf("mistral: %s", resp.Status))
		}
		return io.ReadAll(resp.Body)
	}
	return backoff.Retry(ctx, op, backoff.WithBackOff(backoff.NewExponentialBackOff()), backoff.WithMaxTries(5))
}
