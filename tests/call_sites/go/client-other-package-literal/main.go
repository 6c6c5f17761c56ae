package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/app/config"
)

func main() {
	audio, err := os.Open("call.wav")
	if err != nil {
		panic(err)
	}
	req, err := http.NewRequest("POST", config.DeepgramURL, audio)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Authorization", "Token "+config.DeepgramKey)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		panic(resp.Status)
	}
	fmt.Println(resp.Status)
}
