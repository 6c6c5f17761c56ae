package main

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

var (
	apiURL = "https://api.resend.com/emails"
	apiKey = "{{resend-api-key}}"
)

func send(body string) error {
	client := http.Client{Timeout: 10 * time.Second}
	req, err := http.NewRequest("POST", apiURL, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", fmt.Sprintf("Bearer %s", apiKey))
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("resend: %s", resp.Status)
	}
	return nil
}

func main() {
	if err := send(`{"to":"a@b.c"}`); err != nil {
		panic(err)
	}
}
