package slack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/spf13/viper"
)

func client() *http.Client {
	c := retryablehttp.NewClient()
	c.RetryMax = 5
	c.RetryWaitMin = time.Second
	c.RetryWaitMax = 30 * time.Second
	c.HTTPClient.Timeout = 15 * time.Second
	c.Logger = nil
	return c.StandardClient()
}

func Reactions(channel string) error {
	body, _ := json.Marshal(map[string]string{"channel": channel})
	req, err := http.NewRequest("POST", "https://slack.com/api/conversations.info", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+viper.GetString("slack.token"))
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	resp, err := client().Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("slack: %d", resp.StatusCode)
	}
	return nil
}
