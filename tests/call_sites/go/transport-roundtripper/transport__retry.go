package transport

import (
	"math/rand"
	"net/http"
	"strconv"
	"time"
)

type Retry struct {
	Next http.RoundTripper
	Max  int
}

func (t *Retry) RoundTrip(req *http.Request) (*http.Response, error) {
	backoff := 500 * time.Millisecond
	for i := 0; ; i++ {
		resp, err := t.Next.RoundTrip(req)
		retry := err != nil || resp.StatusCode == 429 || resp.StatusCode >= 500
		if !retry || i >= t.Max {
			return resp, err
		}
		delay := backoff + time.Duration(rand.Int63n(int64(backoff)))
		if resp != nil {
			if s, convErr := strconv.Atoi(resp.Header.Get("Retry-After")); convErr == nil {
				delay = time.Duration(s) * time.Second
			}
			resp.Body.Close()
		}
		time.Sleep(delay)
		if backoff < 16*time.Second {
			backoff *= 2
		}
	}
}
