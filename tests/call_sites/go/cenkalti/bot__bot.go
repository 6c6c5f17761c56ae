package bot

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/cenkalti/backoff/v4"
	openai "github.com/sashabaranov/go-openai"
)

var client = openai.NewClient(os.Getenv("OPENAI_API_KEY"))

func Ask(ctx context.Context, q string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var answer string
	op := func() error {
		resp, err := client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
			Model:    openai.GPT4oMini,
			Messages: []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: q}},
		})
		var apiErr *openai.APIError
		if errors.As(err, &apiErr) && apiErr.HTTPStatusCode < 500 && apiErr.HTTPStatusCode != 429 {
			return backoff.Permanent(err)
		}
		if err != nil {
			return err
		}
		answer = resp.Choices[0].Message.Content
		return nil
	}
	policy := backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 5), ctx)
	return answer, backoff.Retry(op, policy)
}
