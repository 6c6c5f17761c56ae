package dg

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

type Client struct{ http *http.Client }

func New() *Client {
	rc := retryablehttp.NewClient()
	rc.RetryMax = 5
	c := rc.StandardClient()
	c.Timeout = 2 * time.Minute
	return &Client{http: c}
}

func (c *Client) Listen(audio io.Reader) ([]byte, error) {
	req, err := http.NewRequest(http.MethodPost, "https://api.deepgram.com/v1/listen?model=nova-3", audio)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return nil, fmt.Errorf("deepgram: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
