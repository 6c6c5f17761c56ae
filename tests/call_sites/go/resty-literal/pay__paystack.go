package pay

import (
	"fmt"

	"github.com/go-resty/resty/v2"
)

var client = resty.New().SetBaseURL("https://api.paystack.co").SetAuthToken("{{key}}")

func Verify(ref string) error {
	resp, err := client.R().Get("/transaction/verify/" + ref)
	if err != nil {
		return err
	}
	if resp.IsError() {
		return fmt.Errorf("paystack: %s", resp.Status())
	}
	return nil
}
