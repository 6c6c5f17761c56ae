package bot

import "github.com/sashabaranov/go-openai"

type App struct {
	OpenAI *openai.Client
	Name   string
}

func NewApp(key string) *App {
	return &App{OpenAI: openai.NewClient(key), Name: "bot"}
}
