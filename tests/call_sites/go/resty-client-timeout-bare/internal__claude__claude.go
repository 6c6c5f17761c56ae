package claude

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

var client = resty.New().
	SetBaseURL("https://api.anthropic.com").
	SetHeader("x-api-key", os.Getenv("ANTHROPIC_API_KEY")).
	SetHeader("anthropic-version", "2023-06-01").
	SetTimeout(60 * time.Second)

func Ask(prompt string) (string, error) {
	resp, err := client.R().
		SetBody(map[string]any{"model": "claude-3-5-sonnet-latest", "max_tokens": 1024, "messages": []map[string]string{{"role": "user", "content": prompt}}}).
		Post("/v1/messages")
	if err != nil {
		return "", err
	}
	if resp.IsError() {
		return "", fmt.Errorf("claude: %s", resp.Status())
	}
	return resp.String(), nil
}
