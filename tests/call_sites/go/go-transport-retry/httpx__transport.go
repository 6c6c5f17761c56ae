package httpx

import (
	"math/rand"
	"net/http"
	"time"
)

type Retry struct {
	Base http.RoundTripper
	Max  int
}

func (t *Retry) RoundTrip(req *http.Request) (*http.Response, error) {
	wait := 300 * time.Millisecond
	for n := 0; ; n++ {
		resp, err := t.Base.RoundTrip(req)
		if n >= t.Max || (err == nil && resp.StatusCode != 429 && resp.StatusCode < 500) {
			return resp, err
		}
		if resp != nil {
			resp.Body.Close()
		}
		if req.GetBody != nil {
			req.Body, _ = req.GetBody()
		}
		time.Sleep(wait + time.Duration(rand.Int63n(int64(wait))))
		wait *= 2
	}
}

func Client() *http.Client {
	return &http.Client{Timeout: time.Minute, Transport: &Retry{Base: http.DefaultTransport, Max: 4}}
}
