package batch

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: 2 * time.Minute}

func transcribe(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.deepgram.com/v1/listen", strings.NewReader(`{"url":"`+url+`"}`))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("%s: %s", url, resp.Status)
	}
	return nil
}

func All(ctx context.Context, urls []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for _, url := range urls {
		group.Go(func() error { return transcribe(ctx, url) })
	}
	return group.Wait()
}
