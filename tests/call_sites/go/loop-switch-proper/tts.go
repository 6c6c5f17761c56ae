package tts

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"time"
)

var httpClient = &http.Client{Timeout: time.Minute}

func once(ctx context.Context, body []byte) ([]byte, int, error) {
	req, err := http.NewRequestWithContext(ctx, "POST", "https://api.elevenlabs.io/v1/text-to-speech/abc", bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, 0, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return data, resp.StatusCode, err
}

func Speak(ctx context.Context, body []byte) ([]byte, error) {
	for attempt := 0; attempt < 6; attempt++ {
		data, status, err := once(ctx, body)
		switch {
		case err == nil && status == http.StatusOK:
			return data, nil
		case err == nil && status != http.StatusTooManyRequests && status < 500:
			return nil, fmt.Errorf("refused: %d", status)
		}
		pause := time.Duration(1<<attempt) * 250 * time.Millisecond
		time.Sleep(pause/2 + rand.N(pause/2))
	}
	return nil, fmt.Errorf("no speech after 6 tries")
}
