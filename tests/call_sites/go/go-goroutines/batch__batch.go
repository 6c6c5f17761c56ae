package batch

import (
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func speak(text string) error {
	req, err := http.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/abc", strings.NewReader(text))
	if err != nil {
		return err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return http.ErrNotSupported
	}
	return nil
}

func All(texts []string) {
	var wg sync.WaitGroup
	for _, t := range texts {
		wg.Add(1)
		go func(t string) {
			defer wg.Done()
			_ = speak(t)
		}(t)
	}
	wg.Wait()
}
