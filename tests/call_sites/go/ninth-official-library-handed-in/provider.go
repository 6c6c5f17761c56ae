package llm

import (
	"context"

	"github.com/openai/openai-go"
)

type Provider struct {
	client *openai.Client
	model  string
}

func NewProvider(client *openai.Client, model string) *Provider {
	return &Provider{client: client, model: model}
}

func (p *Provider) Complete(ctx context.Context, prompt string) (string, error) {
	answer, err := p.client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: p.model})
	if err != nil {
		return "", err
	}
	return answer.Choices[0].Message.Content, nil
}
