package translate

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
)

type Client struct {
	base *url.URL
	http *http.Client
	key  string
}

func NewClient(key string) *Client {
	base, _ := url.Parse("https://api.deepl.com")
	return &Client{base: base, http: &http.Client{}, key: key}
}

func (c *Client) Languages() ([]byte, error) {
	u := *c.base
	u.Path = path.Join(c.base.Path, "/v2/languages")
	req, err := http.NewRequest("GET", u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "DeepL-Auth-Key "+c.key)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("DeepL answered %d", resp.StatusCode)
	}
	return io.ReadAll(resp.Body)
}
