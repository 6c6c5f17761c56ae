package me

import (
	"encoding/json"
	"net/http"
	"time"
)

func Name(token string) (string, error) {
	client := &http.Client{Timeout: 10 * time.Second}
	resp, err := client.Get("https://api.telegram.org/bot" + token + "/getMe")
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var out struct {
		Result struct{ Name string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return "", err
	}
	return out.Result.Name, nil
}
