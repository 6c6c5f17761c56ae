package mail

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

var client = resty.New().
	SetBaseURL("https://api.resend.com").
	SetAuthToken(os.Getenv("RESEND_API_KEY")).
	SetTimeout(15 * time.Second).
	SetRetryCount(4).
	SetRetryWaitTime(500 * time.Millisecond).
	SetRetryMaxWaitTime(20 * time.Second).
	AddRetryCondition(func(r *resty.Response, err error) bool {
		return err != nil || r.StatusCode() == 429 || r.StatusCode() >= 500
	})

func Send(to, subject, html string) error {
	resp, err := client.R().SetBody(map[string]string{"to": to, "subject": subject, "html": html}).Post("/emails")
	if err != nil {
		return err
	}
	if resp.IsError() {
		return fmt.Errorf("resend: %s", resp.Status())
	}
	return nil
}
