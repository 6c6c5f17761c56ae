package transport

import (
	"bytes"
	"io"
	"math/rand"
	"net/http"
	"time"
)

// Retry repeats requests that failed for the moment.
type Retry struct {
	Base  http.RoundTripper
	Tries int
}

func (r *Retry) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	delay := 300 * time.Millisecond
	for attempt := 1; ; attempt++ {
		req.Body = io.NopCloser(bytes.NewReader(body))
		resp, err := r.Base.RoundTrip(req)
		if err == nil && resp.StatusCode != http.StatusTooManyRequests && resp.StatusCode < 500 {
			return resp, nil
		}
		if attempt >= r.Tries {
			return resp, err
		}
		if resp != nil {
			resp.Body.Close()
		}
		time.Sleep(delay + time.Duration(rand.Int63n(int64(delay))))
		if delay *= 2; delay > 20*time.Second {
			delay = 20 * time.Second
		}
	}
}
