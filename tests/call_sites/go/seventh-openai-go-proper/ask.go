package ask

import (
	"context"

	"github.com/openai/openai-go"
	"github.com/openai/openai-go/option"
)

var client = openai.NewClient(option.WithMaxRetries(4))

func Ask(ctx context.Context, q string) (string, error) {
	c, err := client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(q)},
		Model:    openai.ChatModelGPT4o,
	})
	if err != nil {
		return "", err
	}
	return c.Choices[0].Message.Content, nil
}
