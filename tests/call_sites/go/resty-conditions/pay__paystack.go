package pay

import (
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func New() *resty.Client {
	return resty.New().
		SetBaseURL("https://api.paystack.co").
		SetAuthToken(os.Getenv("PAYSTACK_SECRET_KEY")).
		SetTimeout(10 * time.Second).
		SetRetryCount(4).
		SetRetryWaitTime(500 * time.Millisecond).
		SetRetryMaxWaitTime(20 * time.Second).
		AddRetryCondition(func(r *resty.Response, err error) bool {
			return err != nil || r.StatusCode() == http.StatusTooManyRequests || r.StatusCode() >= 500
		})
}

func Verify(ref string) error {
	resp, err := New().R().Get("/transaction/verify/" + ref)
	if err != nil {
		return err
	}
	if resp.IsError() {
		return fmt.Errorf("paystack: %s", resp.Status())
	}
	return nil
}
