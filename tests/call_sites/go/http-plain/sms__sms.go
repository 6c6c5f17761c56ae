package sms

import (
	"errors"
	"net/http"
	"os"
	"time"
)

func Balance() error {
	req, err := http.NewRequest("GET", "http://api.twilio.com/2010-04-01/Accounts.json", nil)
	if err != nil {
		return err
	}
	req.SetBasicAuth(os.Getenv("TWILIO_ACCOUNT_SID"), os.Getenv("TWILIO_AUTH_TOKEN"))
	c := &http.Client{Timeout: 8 * time.Second}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return errors.New(resp.Status)
	}
	return nil
}
