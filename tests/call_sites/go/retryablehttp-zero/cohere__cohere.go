package cohere

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Rerank(query string, documents []string) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.RetryMax = 0
	client.HTTPClient.Timeout = 15 * time.Second
	body, err := json.Marshal(map[string]any{"model": "rerank-v3.5", "query": query, "documents": documents})
	if err != nil {
		return nil, err
	}
	req, err := retryablehttp.NewRequest(http.MethodPost, "https://api.cohere.com/v2/rerank", body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("COHERE_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("cohere: %s", resp.Status)
	}
	var buf bytes.Buffer
	_, err = buf.ReadFrom(resp.Body)
	return buf.Bytes(), err
}
