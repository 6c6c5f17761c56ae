package book

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/cenkalti/backoff/v4"
	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: 30 * time.Second}

func embed(ctx context.Context, text string) ([]float32, error) {
	var vector []float32
	operation := func() error {
		body, err := json.Marshal(map[string]any{"model": "embed-v4.0", "texts": []string{text}, "input_type": "search_document"})
		if err != nil {
			return backoff.Permanent(err)
		}
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.cohere.com/v2/embed", bytes.NewReader(body))
		if err != nil {
			return backoff.Permanent(err)
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("COHERE_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		switch {
		case resp.StatusCode == 429, resp.StatusCode >= 500:
			return fmt.Errorf("busy: %s", resp.Status)
		case resp.StatusCode != 200:
			return backoff.Permanent(fmt.Errorf("refused: %s", resp.Status))
		}
		var out struct{ Embeddings struct{ Float [][]float32 } }
		if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
			return backoff.Permanent(err)
		}
		vector = out.Embeddings.Float[0]
		return nil
	}
	policy := backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 5), ctx)
	return vector, backoff.Retry(operation, policy)
}

func EmbedAll(ctx context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(8)
	for i, text := range texts {
		group.Go(func() (err error) {
			vectors[i], err = embed(ctx, text)
			return err
		})
	}
	return vectors, group.Wait()
}
