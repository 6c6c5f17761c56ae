package eleven

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

type authTransport struct {
	key  string
	base http.RoundTripper
}

func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	clone := req.Clone(req.Context())
	clone.Header.Set("xi-api-key", t.key)
	return t.base.RoundTrip(clone)
}

var client = &http.Client{
	Timeout:   30 * time.Second,
	Transport: &authTransport{key: os.Getenv("ELEVENLABS_API_KEY"), base: http.DefaultTransport},
}

func Speak(voice, text string) ([]byte, error) {
	body, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		return nil, err
	}
	resp, err := client.Post("https://api.elevenlabs.io/v1/text-to-speech/"+voice, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("speech: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
