package main

import (
	"fmt"
	"net/http"
	"time"
)

const token = "{{openai-project-key}}"

func main() {
	client := http.Client{Timeout: 10 * time.Second}
	req, _ := http.NewRequest("GET", "https://api.openai.com/v1/models", nil)
	req.Header.Add("Authorization", fmt.Sprintf("Bearer %s", token))
	resp, err := client.Do(req)
	if err != nil {
		panic(err)
	}
	fmt.Println(resp.Status)
}
