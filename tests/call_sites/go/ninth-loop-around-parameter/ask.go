package vision

import (
	"bytes"
	"fmt"
	"net/http"
	"time"
)

type Client struct {
	key string
}

func Ask(c *Client, body []byte) error {
	for attempt := 0; attempt < 4; attempt++ {
		err := c.once(body)
		if err == nil {
			return nil
		}
		time.Sleep(2 * time.Second)
	}
	return fmt.Errorf("gave up")
}

func (c *Client) once(body []byte) error {
	req, err := http.NewRequest("POST", "https://api.deepgram.com/v1/read", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Token "+c.key)
	client := &http.Client{Timeout: time.Minute}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return nil
}
