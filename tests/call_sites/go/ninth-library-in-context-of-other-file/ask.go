package bot

import (
	"context"

	"github.com/sashabaranov/go-openai"
)

func Ask(ctx context.Context, app *App, text string) (string, error) {
	answer, err := app.OpenAI.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: app.Name})
	if err != nil {
		return "", err
	}
	return answer.Choices[0].Message.Content, nil
}
