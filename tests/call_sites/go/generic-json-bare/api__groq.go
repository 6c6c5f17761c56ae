package api

import (
	"context"
	"os"
)

type Chat struct {
	Model    string              `json:"model"`
	Messages []map[string]string `json:"messages"`
}

type Completion struct {
	Choices []struct{ Message struct{ Content string } }
}

func Groq(ctx context.Context, prompt string) (string, error) {
	headers := map[string]string{"Authorization": "Bearer " + os.Getenv("GROQ_API_KEY"), "Content-Type": "application/json"}
	out, err := Call[Chat, Completion](ctx, "https://api.groq.com/openai/v1/chat/completions", headers, Chat{Model: "llama-3.1-8b-instant", Messages: []map[string]string{{"role": "user", "content": prompt}}})
	if err != nil {
		return "", err
	}
	return out.Choices[0].Message.Content, nil
}
