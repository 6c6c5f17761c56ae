package gem

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

func Generate(body string) (*http.Response, error) {
	u, _ := url.Parse("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")
	q := u.Query()
	q.Set("key", os.Getenv("GEMINI_API_KEY"))
	u.RawQuery = q.Encode()
	client := &http.Client{Timeout: 20 * time.Second}
	return client.Post(u.String(), "application/json", strings.NewReader(body))
}
