package aai

import (
	"errors"
	"net/http"
	"os"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func Transcript(id string) (*http.Response, error) {
	for i := 0; i < 5; i++ {
		req, err := http.NewRequest("GET", "https://api.assemblyai.com/v2/transcript/"+id, nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", os.Getenv("ASSEMBLYAI_API_KEY"))
		resp, err := client.Do(req)
		if err == nil && resp.StatusCode == http.StatusOK {
			return resp, nil
		}
		if resp != nil {
			resp.Body.Close()
		}
		time.Sleep(2 * time.Second)
	}
	return nil, errors.New("assemblyai did not answer")
}
