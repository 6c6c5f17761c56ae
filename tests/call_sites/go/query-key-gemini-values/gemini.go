package gemini

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"
)

func Ask(body []byte) error {
	q := url.Values{}
	q.Set("key", os.Getenv("GEMINI_API_KEY"))
	u := "https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?" + q.Encode()
	client := &http.Client{Timeout: 30 * time.Second}
	resp, err := client.Post(u, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("gemini: %s", resp.Status)
	}
	return nil
}
