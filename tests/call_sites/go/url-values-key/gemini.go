package gemini

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"
)

func Generate(body []byte) ([]byte, error) {
	query := url.Values{}
	query.Set("key", os.Getenv("GEMINI_API_KEY"))
	endpoint := "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?" + query.Encode()
	client := &http.Client{Timeout: 30 * time.Second}
	resp, err := client.Post(endpoint, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("gemini: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
