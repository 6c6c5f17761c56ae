package main

import (
	"context"
	"fmt"

	"github.com/anthropics/anthropic-sdk-go"
)

func main() {
	client := anthropic.NewClient()
	msg, err := client.Messages.New(context.TODO(), anthropic.MessageNewParams{MaxTokens: 256})
	if err != nil {
		panic(err)
	}
	fmt.Println(msg.Content)
}
