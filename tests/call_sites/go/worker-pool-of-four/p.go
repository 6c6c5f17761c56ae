package p

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

var hc = &http.Client{Timeout: time.Minute}

func one(url string) error {
	req, err := http.NewRequest("POST", "https://api.deepgram.com/v1/listen", strings.NewReader(`{"url":"`+url+`"}`))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	resp, err := hc.Do(req)
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
	jobs := make(chan string)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for u := range jobs {
				_ = one(u)
			}
		}()
	}
	for _, u := range urls {
		jobs <- u
	}
	close(jobs)
	wg.Wait()
}
