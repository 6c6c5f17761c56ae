package mail

import (
	"fmt"
	"os"

	"github.com/go-resty/resty/v2"
)

func Send(to, subject, html string) error {
	client := resty.New()
	resp, err := client.R().
		SetHeader("Authorization", "Bearer "+os.Getenv("RESEND_API_KEY")).
		SetBody(map[string]string{"to": to, "subject": subject, "html": html}).
		Post("https://api.resend.com/emails")
	if err != nil {
		return err
	}
	if resp.IsError() {
		return fmt.Errorf("resend: %s", resp.Status())
	}
	return nil
}
