package transfers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/pay/client"
)

type Response struct {
	Status bool `json:"status"`
}

func Initiate(c *client.Client, body []byte) (*Response, error) {
	req, err := http.NewRequest("POST", "https://api.paystack.co/transfer", bytes.NewBuffer(body))
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+c.APIKey)
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.HTTPClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("send: %w", err)
	}
	defer resp.Body.Close()
	var out Response
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	return &out, nil
}
