package speech

import (
	"bytes"
	"fmt"
	"io"
)

func Assess(user string, body []byte) ([]byte, error) {
	resp, err := NewHTTP(user).Post("https://apis.languageconfidence.ai/speech-assessment/scripted/us", "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, fmt.Errorf("assess: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
