package llm

import (
	"errors"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

func Ask(body string) (*http.Response, error) {
	c := &http.Client{Timeout: time.Minute}
	for i := 1; i <= 4; i++ {
		req, err := http.NewRequest("POST", "https://api.mistral.ai/v1/chat/completions", strings.NewReader(body))
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("MISTRAL_API_KEY"))
		resp, err := c.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode != 429 && resp.StatusCode < 500 {
			return resp, nil
		}
		resp.Body.Close()
		delay := time.Duration(i) * time.Second
		if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil {
			delay = time.Duration(s) * time.Second
		}
		time.Sleep(delay + time.Duration(rand.Intn(500))*time.Millisecond)
	}
	return nil, errors.New("mistral is busy")
}
