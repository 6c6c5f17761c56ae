package tg

import (
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

var client = resty.New().SetTimeout(10 * time.Second).SetBaseURL("https://api.sendgrid.com/v3").SetAuthToken(os.Getenv("SENDGRID_API_KEY"))

func Send(mail any) error {
	resp, err := client.R().SetBody(mail).Post("/mail/send")
	if err != nil {
		return err
	}
	if resp.IsError() {
		return &Failed{resp.StatusCode()}
	}
	return nil
}

type Failed struct{ Status int }

func (f *Failed) Error() string { return "sendgrid refused" }
