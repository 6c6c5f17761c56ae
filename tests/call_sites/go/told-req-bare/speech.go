package speech

import (
	"fmt"
	"os"
	"time"

	"github.com/imroc/req/v3"
)

var client = req.C().SetTimeout(10 * time.Second)

func Transcribe(url string) (string, error) {
	var out struct{ Text string }
	resp, err := client.R().
		SetHeader("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY")).
		SetBody(map[string]string{"url": url}).
		SetSuccessResult(&out).
		Post("https://api.deepgram.com/v1/listen")
	if err != nil {
		return "", err
	}
	if !resp.IsSuccessState() {
		return "", fmt.Errorf("status %s", resp.Status)
	}
	return out.Text, nil
}
