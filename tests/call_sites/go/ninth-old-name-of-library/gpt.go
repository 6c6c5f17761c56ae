package service

import (
	"context"
	"os"

	gogpt "github.com/sashabaranov/go-gpt3"
)

func Complete(req gogpt.CompletionRequest) (gogpt.CompletionResponse, error) {
	c := gogpt.NewClient(os.Getenv("GPT_TOKEN"))
	return c.CreateCompletion(context.Background(), req)
}
