package mail

import (
	"github.com/sendgrid/sendgrid-go"
	"github.com/sendgrid/sendgrid-go/helpers/mail"
)

func Send(message *mail.SGMailV3) error {
	client := sendgrid.NewSendClient("{{sendgrid-api-key}}")
	_, err := client.Send(message)
	return err
}
