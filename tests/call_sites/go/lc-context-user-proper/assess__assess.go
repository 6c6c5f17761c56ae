package assess

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"acme.dev/lessons/auth"
)

var client = func() *retryablehttp.Client {
	c := retryablehttp.NewClient()
	c.RetryMax = 5
	c.HTTPClient.Timeout = 30 * time.Second
	return c
}()

type Request struct {
	Audio  string `json:"audio_base64"`
	Format string `json:"audio_format"`
	Text   string `json:"expected_text"`
}

func Assess(ctx context.Context, in Request) (map[string]any, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodPost, "https://apis.languageconfidence.ai/speech-assessment/scripted/us", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
	req.Header.Set("x-user-id", auth.UserFrom(ctx).ID)
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("assessment: %s", resp.Status)
	}
	var out map[string]any
	return out, json.NewDecoder(resp.Body).Decode(&out)
}
