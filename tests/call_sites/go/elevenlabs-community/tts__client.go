package tts

import (
	"context"
	"os"
	"time"

	"github.com/haguro/elevenlabs-go"
)

type Speaker struct {
	client *elevenlabs.Client
}

func New(ctx context.Context) *Speaker {
	return &Speaker{client: elevenlabs.NewClient(ctx, os.Getenv("ELEVENLABS_API_KEY"), 30*time.Second)}
}

func (s *Speaker) Say(text string) ([]byte, error) {
	return s.client.TextToSpeech("21m00Tcm4TlvDq8ikWAM", elevenlabs.TextToSpeechRequest{Text: text, ModelID: "eleven_multilingual_v2"})
}
