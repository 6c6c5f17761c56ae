package voices

import (
	"net/http"
	"time"
)

func do(build func() (*http.Request, error)) (*http.Response, error) {
	req, err := build()
	if err != nil {
		return nil, err
	}
	return (&http.Client{Timeout: time.Minute}).Do(req)
}

func Voices(key string) (*http.Response, error) {
	return do(func() (*http.Request, error) {
		req, err := http.NewRequest("GET", "https://api.elevenlabs.io/v1/voices", nil)
		if err == nil {
			req.Header.Set("xi-api-key", key)
		}
		return req, err
	})
}
