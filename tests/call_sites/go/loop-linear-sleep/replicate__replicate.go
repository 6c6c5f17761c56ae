package replicate

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func Generate(payload []byte) ([]byte, error) {
	var lastErr error
	for attempt := 1; attempt <= 5; attempt++ {
		req, err := http.NewRequest("POST", "https://api.sarvam.ai/text-to-speech", bytes.NewReader(payload))
		if err != nil {
			return nil, err
		}
		req.Header.Set("api-subscription-key", os.Getenv("SARVAM_API_KEY"))
		resp, err := client.Do(req)
		if err == nil {
			body, readErr := io.ReadAll(resp.Body)
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return body, readErr
			}
			if resp.StatusCode != 429 && resp.StatusCode < 500 {
				return nil, fmt.Errorf("sarvam: %s", resp.Status)
			}
			lastErr = fmt.Errorf("sarvam: %s", resp.Status)
		} else {
			lastErr = err
		}
		time.Sleep(time.Duration(attempt) * 2 * time.Second)
	}
	return nil, lastErr
}
