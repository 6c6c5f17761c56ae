package speech

import (
	"fmt"
	"os"

	"github.com/go-resty/resty/v2"
)

func Speak(text string) ([]byte, error) {
	client := resty.New()
	resp, err := client.R().
		SetHeader("Content-Type", "application/json").
		SetAuthToken(os.Getenv("OPENAI_API_KEY")).
		SetBody(map[string]any{"model": "tts-1", "input": text}).
		Post("https://api.openai.com/v1/audio/speech")
	if err != nil {
		return nil, err
	}
	if resp.IsError() {
		return nil, fmt.Errorf("status %d", resp.StatusCode())
	}
	return resp.Body(), nil
}
