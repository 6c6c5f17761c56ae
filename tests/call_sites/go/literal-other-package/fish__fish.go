package fish

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"

	"acme.dev/bot/config"
)

func Speak(payload []byte) ([]byte, error) {
	client := http.Client{Timeout: 30 * time.Second}
	req, err := http.NewRequest("POST", config.FishURL, bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+config.FishKey)
	req.Header.Set("Content-Type", "application/msgpack")
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fish: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
