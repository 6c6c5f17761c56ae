package speech

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func client() *resty.Client {
	return resty.New().
		SetTimeout(20 * time.Second).
		SetRetryCount(3).
		SetRetryWaitTime(500 * time.Millisecond).
		SetRetryMaxWaitTime(10 * time.Second).
		AddRetryCondition(func(r *resty.Response, err error) bool {
			return err != nil || r.StatusCode() == 429 || r.StatusCode() >= 500
		})
}

func Speak(text string) ([]byte, error) {
	resp, err := client().R().
		SetHeader("xi-api-key", os.Getenv("ELEVENLABS_API_KEY")).
		SetBody(map[string]string{"text": text}).
		Post("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
	if err != nil {
		return nil, err
	}
	if resp.IsError() {
		return nil, fmt.Errorf("status %d", resp.StatusCode())
	}
	return resp.Body(), nil
}
