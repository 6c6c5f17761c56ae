package main

import (
	"context"
	"fmt"

	"github.com/cohere-ai/cohere-go/v2/client"
	"github.com/sashabaranov/go-openai"
)

func main() {
	ctx := context.Background()
	key := readKey()

	{
		c := client.NewClient(client.WithToken(key))
		fmt.Println(c.Chat(ctx, nil))
	}

	{
		c := openai.NewClient(key)
		answer, err := c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o"})
		fmt.Println(answer, err)
	}
}
