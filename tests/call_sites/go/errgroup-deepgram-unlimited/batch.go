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
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.deepgram.com/v1/listen", strings.NewReader(fmt.Sprintf(`{"url":%q}`, url)))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("deepgram: %s", resp.Status)
	}
	return nil
}

func All(ctx context.Context, urls []string) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, u := range urls {
		g.Go(func() error { return transcribe(ctx, u) })
	}
	return g.Wait()
}
