package notify

import (
	"os"

	"github.com/slack-go/slack"
)

func Send(channel, text string) error {
	api := slack.New(os.Getenv("SLACK_BOT_TOKEN"))
	_, _, err := api.PostMessage(channel, slack.MsgOptionText(text, false))
	return err
}
