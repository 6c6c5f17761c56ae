package paystack

import "context"

func (c *Client) Initialize(ctx context.Context, email string, amount int) (string, error) {
	var out struct {
		Data struct {
			AuthorizationURL string `json:"authorization_url"`
		} `json:"data"`
	}
	err := c.call(ctx, "POST", "/transaction/initialize", map[string]any{"email": email, "amount": amount}, &out)
	return out.Data.AuthorizationURL, err
}
