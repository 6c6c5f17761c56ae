package tg

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/avast/retry-go/v4"
)

var client = &http.Client{Timeout: 10 * time.Second}

func Send(chat, text string) error {
	return retry.Do(
		func() error {
			resp, err := client.PostForm("https://api.telegram.org/bot"+os.Getenv("TELEGRAM_BOT_TOKEN")+"/sendMessage",
				url.Values{"chat_id": {chat}, "text": {text}})
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			if resp.StatusCode != 200 {
				return fmt.Errorf("telegram: %s", resp.Status)
			}
			return nil
		},
		retry.Attempts(5),
		retry.Delay(time.Second),
		retry.DelayType(retry.FixedDelay),
	)
}
