package ai

import (
	"context"

	"google.golang.org/genai"
)

func Ask(ctx context.Context, text string) (string, error) {
	client, err := genai.NewClient(ctx, &genai.ClientConfig{APIKey: "{{google-api-key}}", Backend: genai.BackendGeminiAPI})
	if err != nil {
		return "", err
	}
	result, err := client.Models.GenerateContent(ctx, "gemini-2.0-flash", genai.Text(text), nil)
	if err != nil {
		return "", err
	}
	return result.Text(), nil
}
