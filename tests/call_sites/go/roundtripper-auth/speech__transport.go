package speech

import (
	"net/http"
	"os"
	"time"
)

type authTransport struct {
	base http.RoundTripper
	user string
}

func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
	req.Header.Set("x-user-id", t.user)
	return t.base.RoundTrip(req)
}

func NewHTTP(user string) *http.Client {
	return &http.Client{Timeout: 30 * time.Second, Transport: &authTransport{base: http.DefaultTransport, user: user}}
}
