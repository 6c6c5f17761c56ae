package cohere

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func newRequest(path string, payload []byte) (*http.Request, error) {
	req, err := http.NewRequest(http.MethodPost, "https://api.cohere.com/v2"+path, bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("COHERE_API_KEY"))
	return req, nil
}

func Rerank(payload []byte) ([]byte, error) {
	delay := 300 * time.Millisecond
	for attempt := 1; ; attempt++ {
		req, err := newRequest("/rerank", payload)
		if err != nil {
			return nil, err
		}
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == http.StatusOK {
			return body, nil
		}
		if attempt == 5 || resp.StatusCode != 429 && resp.StatusCode < 500 {
			return nil, fmt.Errorf("cohere: %s", resp.Status)
		}
		time.Sleep(delay + time.Duration(rand.Int63n(int64(delay))))
		delay = min(delay*2, 20*time.Second)
	}
}
