package mail

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"time"
)

const maxRetries = 3

func Send(body []byte) error {
	client := &http.Client{Timeout: 10 * time.Second}
	var last error
	for i := 0; i < maxRetries; i++ {
		req, err := http.NewRequest("POST", "https://api.sendgrid.com/v3/mail/send", bytes.NewReader(body))
		if err != nil {
			return err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("SENDGRID_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			last = err
			time.Sleep(2 * time.Second)
			continue
		}
		resp.Body.Close()
		if resp.StatusCode < 300 {
			return nil
		}
		if resp.StatusCode != 429 && resp.StatusCode < 500 {
			return fmt.Errorf("sendgrid: %s", resp.Status)
		}
		last = fmt.Errorf("sendgrid: %s", resp.Status)
		time.Sleep(2 * time.Second)
	}
	return last
}
