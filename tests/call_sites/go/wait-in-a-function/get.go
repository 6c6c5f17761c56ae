package notion

import (
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"time"
)

func backoff(i int) {
	time.Sleep(time.Duration(1<<i)*time.Second + time.Duration(rand.Intn(250))*time.Millisecond)
}

func Get() ([]byte, error) {
	c := &http.Client{Timeout: 20 * time.Second}
	var last error
	for i := 0; i < 3; i++ {
		req, err := http.NewRequest("GET", "https://api.notion.com/v1/users", nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("NOTION_TOKEN"))
		req.Header.Set("Notion-Version", "2022-06-28")
		resp, err := c.Do(req)
		if err != nil {
			last = err
			backoff(i)
			continue
		}
		data, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode == 200 {
			return data, nil
		}
		if resp.StatusCode != 429 && resp.StatusCode < 500 {
			return nil, fmt.Errorf("status %d", resp.StatusCode)
		}
		last = fmt.Errorf("status %d, retry after %s", resp.StatusCode, resp.Header.Get("Retry-After"))
		backoff(i)
	}
	return nil, last
}
