package gemini

import (
	"net/http"
	"os"
	"time"
)

func Models() (*http.Response, error) {
	req, err := http.NewRequest("GET", "https://generativelanguage.googleapis.com/v1beta/models", nil)
	if err != nil {
		return nil, err
	}
	q := req.URL.Query()
	q.Set("key", os.Getenv("GEMINI_API_KEY"))
	req.URL.RawQuery = q.Encode()
	c := &http.Client{Timeout: 5 * time.Second}
	return c.Do(req)
}
