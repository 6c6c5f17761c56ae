package tts

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

func Speak(body []byte) ([]byte, error) {
	client := &http.Client{Timeout: 20 * time.Second}
	for i := 0; i < 3; i++ {
		req, _ := http.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/abc", bytes.NewReader(body))
		req.Header.Add("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
		resp, err := client.Do(req)
		if err == nil && resp.StatusCode == 200 {
			defer resp.Body.Close()
			return io.ReadAll(resp.Body)
		}
		if resp != nil {
			resp.Body.Close()
		}
		time.Sleep(time.Second)
	}
	return nil, errors.New("giving up")
}
