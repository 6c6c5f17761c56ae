package vision

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

type Evaluator struct {
	key string
}

func (e *Evaluator) Ask(body []byte) (string, error) {
	var last error
	for attempt := 0; attempt < 4; attempt++ {
		if attempt > 0 {
			time.Sleep(2 * time.Second)
		}
		answer, err := e.once(body)
		if err == nil {
			return answer, nil
		}
		last = err
		if !passing(err) {
			return "", err
		}
	}
	return "", fmt.Errorf("gave up: %w", last)
}

func passing(err error) bool {
	for _, status := range []string{"status 429", "status 500", "status 502", "status 503"} {
		if strings.Contains(err.Error(), status) {
			return true
		}
	}
	return false
}

func (e *Evaluator) once(body []byte) (string, error) {
	req, err := http.NewRequest("POST", "https://api.deepgram.com/v1/read", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Token "+e.key)
	client := &http.Client{Timeout: time.Minute}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("status %d: %s", resp.StatusCode, data)
	}
	return string(data), nil
}
