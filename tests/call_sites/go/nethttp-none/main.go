package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

func speak(text string) ([]byte, error) {
	req, err := http.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/abc", bytes.NewBufferString(text))
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	return io.ReadAll(resp.Body)
}
