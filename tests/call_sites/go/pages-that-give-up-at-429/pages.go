package pages

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

func All() ([]string, error) {
	client := &http.Client{Timeout: 20 * time.Second}
	cursor, all := "", []string{}
	for {
		req, err := http.NewRequest("GET", "https://slack.com/api/conversations.replies?cursor="+cursor, nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("SLACK_TOKEN"))
		res, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if res.StatusCode == 429 {
			return nil, fmt.Errorf("rate limited")
		}
		if res.StatusCode >= 300 {
			return nil, fmt.Errorf("status %d", res.StatusCode)
		}
		var d struct {
			Items []string
			Next  string
		}
		if err := json.NewDecoder(res.Body).Decode(&d); err != nil {
			return nil, err
		}
		res.Body.Close()
		all = append(all, d.Items...)
		if d.Next == "" {
			return all, nil
		}
		cursor = d.Next
	}
}
