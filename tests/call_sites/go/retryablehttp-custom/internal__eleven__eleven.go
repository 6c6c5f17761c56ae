package eleven

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

func Speak(voice string, body []byte) ([]byte, error) {
	client := retryablehttp.NewClient()
	client.RetryMax = 5
	client.RetryWaitMax = 20 * time.Second
	client.HTTPClient.Timeout = 60 * time.Second
	req, err := retryablehttp.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/"+voice, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	return io.ReadAll(resp.Body)
}
