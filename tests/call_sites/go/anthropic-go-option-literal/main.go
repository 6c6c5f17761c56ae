package main

import (
	"context"
	"fmt"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
)

func main() {
	client := anthropic.NewClient(option.WithAPIKey("{{anthropic-api-key}}"))
	msg, err := client.Messages.New(context.TODO(), anthropic.MessageNewParams{MaxTokens: 256})
	if err != nil {
		panic(err)
	}
	fmt.Println(msg.Content)
}
