package w

import (
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 10 * time.Second}

func Models() *http.Response {
	for {
		req, _ := http.NewRequest("GET", "https://api.openai.com/v1/models", nil)
		req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
		resp, err := client.Do(req)
		if err == nil && resp.StatusCode == 200 {
			return resp
		}
		time.Sleep(3 * time.Second)
	}
}
