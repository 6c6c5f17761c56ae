package book

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: time.Minute}

func speak(ctx context.Context, text string) ([]byte, error) {
	body, _ := json.Marshal(map[string]string{"text": text})
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.elevenlabs.io/v1/text-to-speech/pNInz6obpgDQGcFmaJgB", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("speech: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func Narrate(ctx context.Context, paragraphs []string) ([][]byte, error) {
	group, ctx := errgroup.WithContext(ctx)
	parts := make([][]byte, len(paragraphs))
	for i, paragraph := range paragraphs {
		group.Go(func() error {
			audio, err := speak(ctx, paragraph)
			parts[i] = audio
			return err
		})
	}
	return parts, group.Wait()
}
