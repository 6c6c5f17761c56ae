package rates

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gojek/heimdall/v7/httpclient"
)

var client = httpclient.NewClient(httpclient.WithHTTPTimeout(10 * time.Second))

func Charge(amount string) (string, error) {
	headers := http.Header{}
	headers.Set("Authorization", "Bearer "+os.Getenv("STRIPE_SECRET_KEY"))
	headers.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Post("https://api.stripe.com/v1/payment_intents", strings.NewReader("currency=eur&amount="+amount), headers)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("stripe: %s", resp.Status)
	}
	var out struct{ ID string }
	return out.ID, json.NewDecoder(resp.Body).Decode(&out)
}
