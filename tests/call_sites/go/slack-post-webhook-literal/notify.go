package notify

import (
	"bytes"
	"fmt"
	"net/http"
)

const hook = "https://{{slack-webhook-url}}"

func Send(text string) error {
	resp, err := http.Post(hook, "application/json", bytes.NewBufferString(fmt.Sprintf(`{"text":%q}`, text)))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("slack: %s", resp.Status)
	}
	return nil
}
