package c

import ("net/http"; "encoding/json")

func (c *Client) Get() (map[string]any, error) {
	req, err := http.NewRequest("GET", "https://api.paystack.co/customer", nil)
	if err != nil { return nil, err }
	req.Header.Set("Authorization", "Bearer "+c.key)
	resp, err := c.http.Do(req)
	if err != nil { return nil, err }
	defer resp.Body.Close()
	var r map[string]any
	err = json.NewDecoder(resp.Body).Decode(&r)
	return r, err
}
