package mails

import (
	"context"
	"time"

	"github.com/mailgun/mailgun-go/v4"
)

type Mails struct {
	Key    string
	Domain string
}

func (m Mails) Send(subject, text, to string) error {
	client := mailgun.NewMailgun(m.Domain, m.Key)
	message := mailgun.NewMessage("shop@letterbox.io", subject, text, to)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, _, err := client.Send(ctx, message)
	return err
}
