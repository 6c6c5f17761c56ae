package tts

import (
	"bytes"
	"io"
	"net/http"
	"os"
)

func Speak(out string, payload []byte) error {
	req, err := http.NewRequest("POST", "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", bytes.NewReader(payload))
	if err != nil {
		return err
	}
	req.Header = http.Header{
		"Authorization": {"Token " + os.Getenv("DEEPGRAM_API_KEY")},
		"Content-Type":  {"application/json"},
	}
	resp, err := new(http.Client).Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(file, resp.Body)
	return err
}
