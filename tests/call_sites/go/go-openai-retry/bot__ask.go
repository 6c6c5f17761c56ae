package bot

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/avast/retry-go/v4"
	openai "github.com/sashabaranov/go-openai"
)

var client = openai.NewClient(os.Getenv("OPENAI_API_KEY"))

func transient(err error) bool {
	var apiErr *openai.APIError
	if errors.As(err, &apiErr) {
		return apiErr.HTTPStatusCode == 429 || apiErr.HTTPStatusCode >= 500
	}
	return true
}

func Ask(ctx context.Context, prompt string) (text string, err error) {
	err = retry.Do(func() error {
		resp, err := client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
			Model:    openai.GPT4oMini,
			Messages: []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: prompt}},
		})
		if err != nil {
			return err
		}
		text = resp.Choices[0].Message.Content
		return nil
	}, retry.Context(ctx), retry.Attempts(5), retry.Delay(500*time.Millisecond), retry.MaxDelay(20*time.Second), retry.RetryIf(transient))
	return text, err
}
