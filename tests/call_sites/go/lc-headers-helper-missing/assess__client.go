package assess

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

var httpClient = &http.Client{Timeout: 25 * time.Second}

func setHeaders(req *http.Request) {
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("api-key", os.Getenv("LC_API_KEY"))
}

func Scripted(payload []byte) ([]byte, error) {
	req, err := http.NewRequest(http.MethodPost, "https://apis.languageconfidence.ai/speech-assessment/scripted/us", bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	setHeaders(req)
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("assessment failed: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
