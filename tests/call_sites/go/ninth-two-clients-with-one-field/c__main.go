package c

import (
	"encoding/json"
	"fmt"
	"net/http"
)

func (c *Client) Get() (map[string]any, error) {
	req, err := http.NewRequest("GET", "https://api.paystack.co/customer", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.key)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("HTTP %d", resp.StatusCode)
	}
	var r map[string]any
	err = json.NewDecoder(resp.Body).Decode(&r)
	return r, err
}
