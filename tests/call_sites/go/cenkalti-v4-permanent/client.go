package stt

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v4"
)

var client = &http.Client{Timeout: time.Minute}

func Listen(ctx context.Context, url string) ([]byte, error) {
	var out []byte
	op := func() error {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.deepgram.com/v1/listen", strings.NewReader(`{"url":"`+url+`"}`))
		if err != nil {
			return backoff.Permanent(err)
		}
		req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode == 429 || resp.StatusCode >= 500 {
			return fmt.Errorf("deepgram: %s", resp.Status)
		}
		if resp.StatusCode != 200 {
			return backoff.Permanent(fmt.Errorf("deepgram: %s", resp.Status))
		}
		out, err = io.ReadAll(resp.Body)
		return err
	}
	err := backoff.Retry(op, backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 5), ctx))
	return out, err
}
