package sms

import (
	"github.com/twilio/twilio-go"
	api "github.com/twilio/twilio-go/rest/api/v2010"
)

func Send(to, body string) error {
	client := twilio.NewRestClient()
	params := &api.CreateMessageParams{}
	params.SetTo(to)
	params.SetBody(body)
	_, err := client.Api.CreateMessage(params)
	return err
}
