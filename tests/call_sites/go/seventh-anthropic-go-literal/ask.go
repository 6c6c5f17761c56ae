package ask

import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
)

var client = anthropic.NewClient(option.WithAPIKey("{{anthropic-api-key}}"))
