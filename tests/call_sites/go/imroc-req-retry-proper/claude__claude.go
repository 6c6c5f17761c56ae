package claude

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/imroc/req/v3"
)

var client = req.C().
	SetBaseURL("https://api.anthropic.com/v1").
	SetTimeout(60*time.Second).
	SetCommonHeader("x-api-key", os.Getenv("ANTHROPIC_API_KEY")).
	SetCommonHeader("anthropic-version", "2023-06-01").
	SetCommonRetryCount(4).
	SetCommonRetryBackoffInterval(500*time.Millisecond, 20*time.Second).
	AddCommonRetryCondition(func(resp *req.Response, err error) bool {
		return err != nil || resp.StatusCode == 429 || resp.StatusCode >= 500
	})

type answer struct {
	Content []struct{ Text string } `json:"content"`
}

func Ask(ctx context.Context, prompt string) (string, error) {
	var out answer
	resp, err := client.R().SetContext(ctx).SetBody(map[string]any{
		"model": "claude-haiku-4-5", "max_tokens": 512, "messages": []map[string]string{{"role": "user", "content": prompt}},
	}).SetSuccessResult(&out).Post("/messages")
	if err != nil {
		return "", err
	}
	if !resp.IsSuccessState() {
		return "", errors.New(resp.Status)
	}
	return out.Content[0].Text, nil
}
