package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

const apiKey = "{{key}}"

func main() {
	client := http.Client{Timeout: 20 * time.Second}
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	req, _ := http.NewRequest(http.MethodPost, "https://api.deepgram.com/v1/listen", f)
	req.Header.Add("Authorization", fmt.Sprintf("Token %s", apiKey))
	resp, err := client.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		panic(resp.Status)
	}
	fmt.Println(resp.ContentLength)
}
