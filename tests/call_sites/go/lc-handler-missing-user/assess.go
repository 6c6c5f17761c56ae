package assess

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func Score(body []byte) (*http.Response, error) {
	req, err := http.NewRequest("POST", "https://apis.languageconfidence.ai/speech-assessment/scripted/uk", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("lc: %s", resp.Status)
	}
	return resp, nil
}
