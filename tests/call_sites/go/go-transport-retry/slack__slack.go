package slack

import (
	"fmt"
	"net/http"
	"os"
	"strings"

	"example.org/app/httpx"
)

func Ask(body string) error {
	req, err := http.NewRequest("POST", "https://api.openai.com/v1/responses", strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
	resp, err := httpx.Client().Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("openai: %s", resp.Status)
	}
	return nil
}
