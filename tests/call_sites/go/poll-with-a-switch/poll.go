package poll

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

func Poll(id string) (string, error) {
	client := &http.Client{Timeout: 30 * time.Second}
	for {
		req, err := http.NewRequest("GET", "https://api.assemblyai.com/v2/transcript/"+id, nil)
		if err != nil {
			return "", err
		}
		req.Header.Set("Authorization", os.Getenv("ASSEMBLYAI_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return "", err
		}
		if resp.StatusCode != 200 {
			return "", fmt.Errorf("status %d", resp.StatusCode)
		}
		var d struct{ Status, Text string }
		if err := json.NewDecoder(resp.Body).Decode(&d); err != nil {
			return "", err
		}
		resp.Body.Close()
		switch d.Status {
		case "completed":
			return d.Text, nil
		case "error":
			return "", fmt.Errorf("failed")
		}
		time.Sleep(3 * time.Second)
	}
}
