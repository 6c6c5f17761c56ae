package llm

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Chat(body []byte) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.RetryMax = 4
	client.RetryWaitMin = 500 * time.Millisecond
	client.RetryWaitMax = 20 * time.Second
	client.HTTPClient.Timeout = 30 * time.Second
	req, err := retryablehttp.NewRequest("POST", "https://api.together.xyz/v1/chat/completions", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("TOGETHER_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("together: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
