package mail

import (
	"fmt"
	"math/rand"
	"os"
	"time"

	"github.com/sendgrid/sendgrid-go"
	"github.com/sendgrid/sendgrid-go/helpers/mail"
)

func Send(message *mail.SGMailV3) error {
	client := sendgrid.NewSendClient(os.Getenv("SENDGRID_API_KEY"))
	for attempt := 0; attempt < 4; attempt++ {
		response, err := client.Send(message)
		if err == nil && response.StatusCode < 300 {
			return nil
		}
		if err == nil && response.StatusCode != 429 && response.StatusCode < 500 {
			return fmt.Errorf("sendgrid: %d", response.StatusCode)
		}
		time.Sleep(time.Duration(1<<attempt)*time.Second + time.Duration(rand.Intn(500))*time.Millisecond)
	}
	return fmt.Errorf("sendgrid: gave up")
}
