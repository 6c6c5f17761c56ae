package speech

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"time"
)

const endpoint = "https://apis.languageconfidence.ai/speech-assessment/scripted/us"

var client = &http.Client{Timeout: 30 * time.Second}

func retryable(status int) bool {
	return status == http.StatusTooManyRequests || status >= 500
}

func Assess(ctx context.Context, userID string, body any) ([]byte, error) {
	payload, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	delay := 500 * time.Millisecond
	for attempt := 0; attempt < 5; attempt++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(payload))
		if err != nil {
			return nil, err
		}
		req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
		req.Header.Set("x-user-id", userID)
		resp, err := client.Do(req)
		if err == nil && !retryable(resp.StatusCode) {
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				return nil, fmt.Errorf("status %d", resp.StatusCode)
			}
			return io.ReadAll(resp.Body)
		}
		wait := delay + time.Duration(rand.Int63n(int64(delay/2)))
		if err == nil {
			if s, e := strconv.Atoi(resp.Header.Get("Retry-After")); e == nil {
				wait = time.Duration(s) * time.Second
			}
			resp.Body.Close()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(wait):
		}
		delay = min(delay*2, 20*time.Second)
	}
	return nil, errors.New("no answer after 5 tries")
}
