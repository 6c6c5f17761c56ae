package tts

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSpeak(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("xi-api-key") != "test" {
			t.Fatal("no key")
		}
	}))
	defer srv.Close()
	req, _ := http.NewRequest("POST", srv.URL+"/v1/text-to-speech/x", nil)
	req.Header.Set("xi-api-key", "test")
	if _, err := http.DefaultClient.Do(req); err != nil {
		t.Fatal(err)
	}
}
