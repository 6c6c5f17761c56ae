package notify

import (
	"fmt"
	"net/http"
	"os"

	"github.com/dghubble/sling"
)

type message struct {
	Channel string `json:"channel"`
	Text    string `json:"text"`
}

func Notify(channel, text string) error {
	base := sling.New().Base("https://slack.com/api/").Set("Authorization", "Bearer "+os.Getenv("SLACK_BOT_TOKEN"))
	var out struct {
		OK    bool   `json:"ok"`
		Error string `json:"error"`
	}
	resp, err := base.New().Post("chat.postMessage").BodyJSON(&message{channel, text}).ReceiveSuccess(&out)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK || !out.OK {
		return fmt.Errorf("slack: %s", out.Error)
	}
	return nil
}
