package gemini

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

func Generate(body []byte) ([]byte, error) {
	url := fmt.Sprintf("https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key=%s", os.Getenv("GEMINI_API_KEY"))
	resp, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("gemini: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
