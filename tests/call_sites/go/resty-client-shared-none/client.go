package client

import (
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

var api = resty.New().
	SetBaseURL("https://api.openai.com/v1").
	SetAuthToken(os.Getenv("OPENAI_API_KEY")).
	SetTimeout(60 * time.Second)
