package llm

import (
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/failsafe-go/failsafe-go/failsafehttp"
)

var client = &http.Client{
	Timeout: time.Minute,
	Transport: failsafehttp.NewRoundTripper(nil,
		failsafehttp.NewRetryPolicyBuilder().WithBackoff(time.Second, 30*time.Second).WithJitterFactor(0.2).WithMaxRetries(4).Build()),
}

func Ask(body string) (*http.Response, error) {
	req, err := http.NewRequest("POST", "https://api.mistral.ai/v1/chat/completions", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("MISTRAL_API_KEY"))
	return client.Do(req)
}
