package voice

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

type ElevenlabsVoice struct {
	VoiceID string
	Key     string
}

func New(voice, key string) ElevenlabsVoice {
	return ElevenlabsVoice{VoiceID: voice, Key: key}
}

func (v ElevenlabsVoice) Generate(text, fn string) error {
	url := "https://api.elevenlabs.io/v1/text-to-speech/" + v.VoiceID
	payload := fmt.Sprintf(`{"text": %q, "model_id": "eleven_monolingual_v1"}`, text)
	req, err := http.NewRequest("POST", url, bytes.NewBufferString(payload))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "audio/mpeg")
	req.Header.Set("xi-api-key", v.Key)

	client := &http.Client{}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("error: %s", resp.Status)
	}
	out, err := os.Create(fn)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, resp.Body)
	return err
}
