package groq

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func New() *resty.Client {
	return resty.New().
		SetBaseURL("https://api.groq.com/openai/v1").
		SetAuthToken(os.Getenv("GROQ_API_KEY")).
		SetTimeout(30 * time.Second).
		SetRetryCount(4).
		SetRetryWaitTime(500 * time.Millisecond).
		SetRetryMaxWaitTime(20 * time.Second).
		AddRetryCondition(func(r *resty.Response, err error) bool {
			return err != nil || r.StatusCode() == 429 || r.StatusCode() >= 500
		})
}

func Ask(c *resty.Client, body any) (string, error) {
	resp, err := c.R().SetBody(body).Post("/chat/completions")
	if err != nil {
		return "", err
	}
	if resp.IsError() {
		return "", fmt.Errorf("groq: %s", resp.Status())
	}
	return resp.String(), nil
}
