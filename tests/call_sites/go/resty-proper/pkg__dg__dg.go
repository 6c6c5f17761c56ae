package dg

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func New() *resty.Client {
	return resty.New().
		SetBaseURL("https://api.deepgram.com/v1").
		SetTimeout(30*time.Second).
		SetAuthScheme("Token").
		SetAuthToken(os.Getenv("DEEPGRAM_API_KEY")).
		SetRetryCount(4).
		SetRetryWaitTime(500 * time.Millisecond).
		SetRetryMaxWaitTime(20 * time.Second).
		AddRetryCondition(func(r *resty.Response, err error) bool {
			return err != nil || r.StatusCode() == 429 || r.StatusCode() >= 500
		})
}

func Listen(c *resty.Client, url string) (string, error) {
	resp, err := c.R().SetBody(map[string]string{"url": url}).Post("/listen")
	if err != nil {
		return "", err
	}
	if resp.IsError() {
		return "", fmt.Errorf("deepgram: %s", resp.Status())
	}
	return resp.String(), nil
}
