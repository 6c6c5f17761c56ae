package tg

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
)

func Send(chat, text string) error {
	u := fmt.Sprintf("https://api.telegram.org/bot%s/sendMessage?chat_id=%s&text=%s",
		os.Getenv("TELEGRAM_BOT_TOKEN"), chat, url.QueryEscape(text))
	resp, err := http.Get(u)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("telegram: %s", resp.Status)
	}
	return nil
}
