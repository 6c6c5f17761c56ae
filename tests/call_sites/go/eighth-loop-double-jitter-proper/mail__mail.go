package mail

import (
	"bytes"
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 15 * time.Second}

func Send(body []byte) error {
	delay := 500 * time.Millisecond
	for attempt := 1; ; attempt++ {
		req, err := http.NewRequest("POST", "https://api.resend.com/emails", bytes.NewReader(body))
		if err != nil {
			return err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("RESEND_API_KEY"))
		resp, err := client.Do(req)
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode < 300 {
				return nil
			}
			if resp.StatusCode != 429 && resp.StatusCode < 500 {
				return fmt.Errorf("resend: %s", resp.Status)
			}
		}
		if attempt == 5 {
			return fmt.Errorf("resend: still busy")
		}
		time.Sleep(delay/2 + time.Duration(rand.Int63n(int64(delay))))
		delay *= 2
	}
}
