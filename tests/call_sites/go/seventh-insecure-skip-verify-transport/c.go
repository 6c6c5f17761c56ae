package c

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"os"
	"time"
)

var hc = &http.Client{
	Timeout:   10 * time.Second,
	Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},
}

func Balance() error {
	req, _ := http.NewRequest("GET", "https://api.stripe.com/v1/balance", nil)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("STRIPE_SECRET_KEY"))
	resp, err := hc.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("stripe: %s", resp.Status)
	}
	return nil
}
