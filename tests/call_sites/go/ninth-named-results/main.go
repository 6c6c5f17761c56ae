package main

import (
	"net/http"
	"os"
)

func build(path string) (req *http.Request, err error) {
	req, err = http.NewRequest("GET", "https://api.openai.com/v1"+path, nil)
	if err != nil {
		return
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
	return
}

func list() (*http.Response, error) {
	req, err := build("/models")
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
