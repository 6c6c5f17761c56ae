package deepgram

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"example.com/app/internal/httpx"
)

var client = httpx.New()

func Transcribe(ctx context.Context, url string) (map[string]any, error) {
	resp, err := client.Do(ctx, func() (*http.Request, error) {
		req, err := http.NewRequest(http.MethodPost, "https://api.deepgram.com/v1/listen?model=nova-2", strings.NewReader(fmt.Sprintf(`{"url":%q}`, url)))
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
		req.Header.Set("Content-Type", "application/json")
		return req, nil
	})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("deepgram: %s", resp.Status)
	}
	var out map[string]any
	return out, json.NewDecoder(resp.Body).Decode(&out)
}
