package lc

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: time.Minute}

func Assess(body []byte) ([]byte, error) {
	for attempt := 0; attempt < 5; attempt++ {
		req, err := http.NewRequest("POST", "https://apis.languageconfidence.ai/pronunciation/uk", bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
		req.Header.Set("Content-Type", "application/json")
		resp, err := client.Do(req)
		if err == nil && resp.StatusCode == 200 {
			defer resp.Body.Close()
			return io.ReadAll(resp.Body)
		}
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode != 429 && resp.StatusCode < 500 {
				return nil, fmt.Errorf("lc: %s", resp.Status)
			}
		}
		base := time.Duration(1<<attempt) * 500 * time.Millisecond
		time.Sleep(base + time.Duration(rand.Int63n(int64(base))))
	}
	return nil, fmt.Errorf("lc: busy")
}
