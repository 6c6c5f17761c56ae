package notify

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 10 * time.Second}

func send(token, text string) error {
	resp, err := client.Post("https://api.telegram.org/bot"+token+"/sendMessage", "application/json", strings.NewReader(text))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("telegram: status %d", resp.StatusCode)
	}
	return nil
}

func Retry(token, text string) error {
	var lastErr error
	for i := 0; i < 3; i++ {
		if lastErr = send(token, text); lastErr == nil {
			return nil
		}
		time.Sleep(time.Duration(1<<i) * time.Second)
	}
	return lastErr
}
