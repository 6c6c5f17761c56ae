package tts

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 20 * time.Second}

func Speak(voice string, body []byte) ([]byte, error) {
	for i := 1; i <= 4; i++ {
		req, err := http.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/"+voice, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == 429 || resp.StatusCode >= 500 {
			resp.Body.Close()
			time.Sleep(time.Duration(i) * time.Second)
			continue
		}
		defer resp.Body.Close()
		if resp.StatusCode != 200 {
			return nil, fmt.Errorf("status %d", resp.StatusCode)
		}
		return io.ReadAll(resp.Body)
	}
	return nil, fmt.Errorf("elevenlabs: too many tries")
}
