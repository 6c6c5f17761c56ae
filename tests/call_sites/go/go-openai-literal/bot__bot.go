package bot

import (
	"context"

	openai "github.com/sashabaranov/go-openai"
)

func Ask(ctx context.Context, q string) (string, error) {
	client := openai.NewClient("{{openai-project-key}}")
	resp, err := client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model:    openai.GPT4oMini,
		Messages: []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: q}},
	})
	if err != nil {
		return "", err
	}
	return resp.Choices[0].Message.Content, nil
}
