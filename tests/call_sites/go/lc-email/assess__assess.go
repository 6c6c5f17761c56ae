package assess

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"time"
)

type User struct {
	ID    string
	Email string
}

var client = &http.Client{Timeout: 30 * time.Second}

func Assess(u User, body []byte) error {
	req, err := http.NewRequest(http.MethodPost, "https://apis.languageconfidence.ai/speech-assessment/unscripted/us", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
	req.Header.Set("x-user-id", u.Email)
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return errors.New(resp.Status)
	}
	return nil
}
