package tts

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/valyala/fasthttp"
)

var client = &fasthttp.Client{ReadTimeout: 20 * time.Second, WriteTimeout: 10 * time.Second}

func Speak(voice, text string) ([]byte, error) {
	req := fasthttp.AcquireRequest()
	resp := fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(req)
	defer fasthttp.ReleaseResponse(resp)
	req.SetRequestURI("https://api.elevenlabs.io/v1/text-to-speech/" + voice)
	req.Header.SetMethod(fasthttp.MethodPost)
	req.Header.SetContentType("application/json")
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	body, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		return nil, err
	}
	req.SetBody(body)
	if err := client.Do(req, resp); err != nil {
		return nil, err
	}
	if resp.StatusCode() != fasthttp.StatusOK {
		return nil, fmt.Errorf("speech failed: %d", resp.StatusCode())
	}
	return append([]byte(nil), resp.Body()...), nil
}
