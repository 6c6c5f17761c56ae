package answers

import (
	"context"

	"example.org/answers/internal/shelf"
	openai "github.com/sashabaranov/go-openai"
)

type Model struct {
	client *openai.Client
}

func NewModel(key string) *Model {
	client := openai.NewClient(key)
	return &Model{client: client}
}

func (p *Model) Ask(ctx context.Context, req openai.ChatCompletionRequest) error {
	_, err := p.client.CreateChatCompletion(ctx, req)
	return err
}

type Books struct {
	client *shelf.Client
}

func NewBooks(path string) *Books {
	client := shelf.Open(path)
	return &Books{client: client}
}

func (b *Books) Find(ctx context.Context, req shelf.Query) error {
	_, err := b.client.CreateChatCompletion(ctx, req)
	return err
}
