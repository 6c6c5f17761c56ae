package stripe

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Customer(id string) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.RetryMax = 5
	client.RetryWaitMax = 20 * time.Second
	client.HTTPClient.Timeout = 30 * time.Second
	req, err := retryablehttp.NewRequest("GET", "https://api.stripe.com/v1/customers/"+id, nil)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(os.Getenv("STRIPE_SECRET_KEY"), "")
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("stripe: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
