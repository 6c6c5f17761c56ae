package tts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

const baseURL = "https://api.elevenlabs.io/v1/text-to-speech/"

// Speak returns the audio of text.
func Speak(voice, text string) ([]byte, error) {
	body, err := json.Marshal(map[string]string{"text": text, "model_id": "eleven_turbo_v2"})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPost, baseURL+voice, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	req.Header.Set("Content-Type", "application/json")

	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("elevenlabs: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
