package bot

import (
	"bytes"
	"errors"
	"net/http"
	"time"
)

type Bot struct {
	http *http.Client
	key  string
}

func New(key string) *Bot {
	return &Bot{http: &http.Client{Timeout: 30 * time.Second}, key: key}
}

func (b *Bot) url(path string) string {
	return "https://api.openai.com/v1" + path
}

func (b *Bot) Send(body []byte) error {
	req, err := http.NewRequest("POST", b.url("/chat/completions"), bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+b.key)
	resp, err := b.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return errors.New("refused")
	}
	return nil
}
