package telegram

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"example.com/bot/transport"
)

var client = &http.Client{
	Timeout:   time.Minute,
	Transport: &transport.Retry{Next: http.DefaultTransport, Max: 4},
}

func Me() error {
	resp, err := client.PostForm("https://api.telegram.org/bot"+os.Getenv("TELEGRAM_TOKEN")+"/getMe", url.Values{})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("telegram: %s", resp.Status)
	}
	return nil
}
