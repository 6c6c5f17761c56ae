package batch

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: 2 * time.Minute}

func transcribe(ctx context.Context, audio []byte) error {
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.deepgram.com/v1/listen", bytes.NewReader(audio))
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
		return fmt.Errorf("deepgram: %s", resp.Status)
	}
	return nil
}

func All(ctx context.Context, files [][]byte) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, f := range files {
		g.Go(func() error { return transcribe(ctx, f) })
	}
	return g.Wait()
}
