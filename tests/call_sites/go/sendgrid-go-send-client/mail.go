package mail

import (
	"fmt"
	"os"

	"github.com/sendgrid/sendgrid-go"
	"github.com/sendgrid/sendgrid-go/helpers/mail"
)

func Send(to, subject, html string) error {
	message := mail.NewSingleEmail(mail.NewEmail("Shop", "shop@example.com"), subject, mail.NewEmail("", to), "", html)
	client := sendgrid.NewSendClient(os.Getenv("SENDGRID_API_KEY"))
	response, err := client.Send(message)
	if err != nil {
		return err
	}
	if response.StatusCode >= 300 {
		return fmt.Errorf("sendgrid: %d", response.StatusCode)
	}
	return nil
}
