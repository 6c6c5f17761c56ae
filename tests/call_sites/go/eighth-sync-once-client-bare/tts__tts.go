package tts

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

var (
	once   sync.Once
	client *http.Client
)

func get() *http.Client {
	once.Do(func() { client = &http.Client{Timeout: 30 * time.Second} })
	return client
}

func Speak(body []byte) ([]byte, error) {
	req, err := http.NewRequest("POST", "https://api.cartesia.ai/tts/bytes", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("X-API-Key", os.Getenv("CARTESIA_API_KEY"))
	req.Header.Set("Cartesia-Version", "2025-04-16")
	resp, err := get().Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("cartesia: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
