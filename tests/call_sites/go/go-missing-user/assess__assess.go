package assess

import (
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Score(body string) (*http.Response, error) {
	c := retryablehttp.NewClient()
	c.HTTPClient.Timeout = 30 * time.Second
	req, err := retryablehttp.NewRequest("POST", "https://apis.languageconfidence.ai/pronunciation/us", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	return c.Do(req)
}
