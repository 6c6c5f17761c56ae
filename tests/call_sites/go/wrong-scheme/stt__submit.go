package stt

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"time"
)

func Submit(url string) error {
	req, err := http.NewRequest("POST", "https://api.assemblyai.com/v2/transcript", strings.NewReader(`{"audio_url":"`+url+`"}`))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ASSEMBLYAI_API_KEY"))
	c := http.Client{Timeout: 10 * time.Second}
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
