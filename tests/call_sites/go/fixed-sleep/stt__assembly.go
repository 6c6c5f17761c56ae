package stt

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func Get(id string) (*http.Response, error) {
	client := &http.Client{Timeout: 10 * time.Second}
	var last error
	for i := 0; i < 3; i++ {
		req, err := http.NewRequest("GET", "https://api.assemblyai.com/v2/transcript/"+id, nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", os.Getenv("ASSEMBLYAI_API_KEY"))
		resp, err := client.Do(req)
		if err == nil && resp.StatusCode == 200 {
			return resp, nil
		}
		if err == nil {
			resp.Body.Close()
			err = fmt.Errorf("status %d", resp.StatusCode)
		}
		last = err
		time.Sleep(2 * time.Second)
	}
	return nil, last
}
