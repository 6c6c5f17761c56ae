package llm

import (
	"fmt"
	"time"

	"github.com/valyala/fasthttp"
)

const token = "{{openai-project-key}}"

func Ask(payload []byte) ([]byte, error) {
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(req)
	defer fasthttp.ReleaseResponse(resp)
	req.SetRequestURI("https://api.openai.com/v1/responses")
	req.Header.SetMethod("POST")
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.SetContentType("application/json")
	req.SetBody(payload)
	if err := fasthttp.DoTimeout(req, resp, 30*time.Second); err != nil {
		return nil, err
	}
	if code := resp.StatusCode(); code != 200 {
		return nil, fmt.Errorf("openai: %d", code)
	}
	return append([]byte{}, resp.Body()...), nil
}
