package keys

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

func Valid(provider, token string) (bool, string) {
	client := &http.Client{Timeout: 10 * time.Second}
	switch provider {
	case "openai":
		req, _ := http.NewRequest("GET", "https://api.openai.com/v1/models", nil)
		req.Header.Set("Authorization", "Bearer "+token)
		resp, err := client.Do(req)
		if err != nil {
			return false, err.Error()
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK, ""
	case "anthropic":
		req, _ := http.NewRequest("POST", "https://api.anthropic.com/v1/messages", strings.NewReader("{}"))
		req.Header.Set("x-api-key", token)
		resp, err := client.Do(req)
		if err != nil {
			return false, err.Error()
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK, ""
	case "deepgram":
		req, _ := http.NewRequest("GET", "https://api.deepgram.com/v1/projects", nil)
		req.Header.Set("Authorization", "Bearer "+token)
		resp, err := client.Do(req)
		if err != nil {
			return false, err.Error()
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK, ""
	}
	return false, fmt.Sprintf("unknown provider %s", provider)
}
