package a

import ("net/http"; "time"; "math/rand"; "fmt"; "encoding/json")

type Doer func() (*http.Response, error)

func retry(f Doer) (*http.Response, error) {
	for i := 0; i < 5; i++ {
		r, err := f()
		if err == nil && r.StatusCode != 429 && r.StatusCode < 500 { return r, nil }
		time.Sleep(time.Duration(1<<i)*time.Second + time.Duration(rand.Intn(1000))*time.Millisecond)
	}
	return nil, fmt.Errorf("gone")
}

type S struct { key string; noRetry bool; c *http.Client }

func New(k string) *S { return &S{key: k, c: &http.Client{Timeout: 30 * time.Second}} }

func (s *S) run(f Doer) (*http.Response, error) {
	if s.noRetry { return f() }
	return retry(f)
}

func (s *S) Voices() (map[string]any, error) {
	r, err := s.run(func() (*http.Response, error) {
		req, err := http.NewRequest("GET", "https://api.elevenlabs.io/v1/voices", nil)
		if err != nil { return nil, err }
		req.Header.Set("xi-api-key", s.key)
		return s.c.Do(req)
	})
	if err != nil { return nil, err }
	defer r.Body.Close()
	var v map[string]any
	return v, json.NewDecoder(r.Body).Decode(&v)
}
