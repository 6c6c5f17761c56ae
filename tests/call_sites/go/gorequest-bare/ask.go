package ask

import (
	"fmt"
	"os"

	"github.com/parnurzeal/gorequest"
)

func Ask(body string) (string, error) {
	resp, answer, errs := gorequest.New().
		Post("https://api.openai.com/v1/chat/completions").
		Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY")).
		Send(body).
		End()
	if len(errs) > 0 {
		return "", errs[0]
	}
	if resp.StatusCode != 200 {
		return "", fmt.Errorf("status %d", resp.StatusCode)
	}
	return answer, nil
}
