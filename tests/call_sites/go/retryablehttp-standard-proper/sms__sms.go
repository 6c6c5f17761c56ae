package sms

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func newClient() *http.Client {
	retrying := retryablehttp.NewClient()
	retrying.RetryMax = 4
	retrying.RetryWaitMin = 500 * time.Millisecond
	retrying.Logger = nil
	retrying.HTTPClient.Timeout = 20 * time.Second
	return retrying.StandardClient()
}

var client = newClient()

func Send(to, body string) error {
	sid := os.Getenv("TWILIO_ACCOUNT_SID")
	form := url.Values{"To": {to}, "From": {os.Getenv("TWILIO_FROM")}, "Body": {body}}
	req, err := http.NewRequest("POST", "https://api.twilio.com/2010-04-01/Accounts/"+sid+"/Messages.json", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.SetBasicAuth(sid, os.Getenv("TWILIO_AUTH_TOKEN"))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("twilio: %s", resp.Status)
	}
	return nil
}
