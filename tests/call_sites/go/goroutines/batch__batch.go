package batch

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"
)

var client = &http.Client{Timeout: time.Minute}

func transcribe(url string) error {
	body := []byte(fmt.Sprintf(`{"url":%q}`, url))
	req, err := http.NewRequest("POST", "https://api.deepgram.com/v1/listen", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("deepgram: %s", resp.Status)
	}
	return nil
}

func All(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func(u string) {
			defer wg.Done()
			transcribe(u)
		}(u)
	}
	wg.Wait()
}
