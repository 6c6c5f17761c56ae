package mail

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/avast/retry-go/v4"
)

var hc = &http.Client{Timeout: 10 * time.Second}

func Send(body []byte) error {
	return retry.Do(
		func() error {
			req, err := http.NewRequest(http.MethodPost, "https://api.sendgrid.com/v3/mail/send", bytes.NewReader(body))
			if err != nil {
				return retry.Unrecoverable(err)
			}
			req.Header.Set("Authorization", "Bearer "+os.Getenv("SENDGRID_API_KEY"))
			resp, err := hc.Do(req)
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			switch {
			case resp.StatusCode == 429 || resp.StatusCode >= 500:
				return fmt.Errorf("sendgrid %d", resp.StatusCode)
			case resp.StatusCode >= 300:
				return retry.Unrecoverable(fmt.Errorf("sendgrid %d", resp.StatusCode))
			}
			return nil
		},
		retry.Attempts(5), retry.Delay(300*time.Millisecond), retry.MaxDelay(20*time.Second),
	)
}
