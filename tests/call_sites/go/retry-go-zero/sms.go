package sms

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/avast/retry-go/v4"
)

func Send(to, text string) error {
	client := http.Client{Timeout: 10 * time.Second}
	return retry.Do(
		func() error {
			form := url.Values{"To": {to}, "Body": {text}}
			req, err := http.NewRequest("POST", "https://rest.messagebird.com/messages", strings.NewReader(form.Encode()))
			if err != nil {
				return err
			}
			req.Header.Set("Authorization", "AccessKey "+os.Getenv("MESSAGEBIRD_KEY"))
			resp, err := client.Do(req)
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			if resp.StatusCode >= 400 {
				return fmt.Errorf("messagebird: %d", resp.StatusCode)
			}
			return nil
		},
		retry.Attempts(0),
		retry.Delay(time.Second),
		retry.MaxDelay(30*time.Second),
	)
}
