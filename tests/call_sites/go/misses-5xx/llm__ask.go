package llm

import (
	"errors"
	"math/rand"
	"net/http"
	"os"
	"strings"
	"time"
)

func Ask(body string) (*http.Response, error) {
	client := &http.Client{Timeout: time.Minute}
	for i := 0; i < 5; i++ {
		req, err := http.NewRequest("POST", "https://api.cohere.com/v1/chat", strings.NewReader(body))
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("COHERE_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == http.StatusTooManyRequests {
			resp.Body.Close()
			time.Sleep(time.Duration(1<<i)*time.Second + time.Duration(rand.Intn(300))*time.Millisecond)
			continue
		}
		return resp, nil
	}
	return nil, errors.New("cohere is busy")
}
