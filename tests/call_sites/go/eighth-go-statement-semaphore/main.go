package main

import (
	"bytes"
	"fmt"
	"log"
	"net/http"
	"os"
	"sync"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Minute}

func transcribe(wg *sync.WaitGroup, sem chan struct{}, audio []byte) {
	defer wg.Done()
	sem <- struct{}{}
	defer func() { <-sem }()
	req, _ := http.NewRequest("POST", "https://api.deepgram.com/v1/listen", bytes.NewReader(audio))
	req.Header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		log.Print(err)
		return
	}
	defer resp.Body.Close()
	fmt.Println(resp.StatusCode)
}

func all(files [][]byte) {
	var wg sync.WaitGroup
	sem := make(chan struct{}, 4)
	for _, f := range files {
		wg.Add(1)
		go transcribe(&wg, sem, f)
	}
	wg.Wait()
}

func main() { all(nil) }
