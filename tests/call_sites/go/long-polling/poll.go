package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

type update struct {
	ID int `json:"update_id"`
}

func updates(client *http.Client, token string, offset int) ([]update, error) {
	resp, err := client.Get(fmt.Sprintf("https://api.telegram.org/bot%s/getUpdates?timeout=50&offset=%d", token, offset))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	var out struct {
		Result []update `json:"result"`
	}
	return out.Result, json.NewDecoder(resp.Body).Decode(&out)
}

func main() {
	client := &http.Client{Timeout: 60 * time.Second}
	offset := 0
	for {
		all, err := updates(client, os.Getenv("TELEGRAM_BOT_TOKEN"), offset)
		if err != nil {
			log.Print("updates failed")
			time.Sleep(5 * time.Second)
			continue
		}
		for _, u := range all {
			offset = u.ID + 1
			log.Print(u.ID)
		}
	}
}
