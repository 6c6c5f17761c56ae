package llm

import (
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

var client = resty.New().
	SetBaseURL("https://api.together.xyz/v1").
	SetAuthToken(os.Getenv("TOGETHER_API_KEY")).
	SetTimeout(40 * time.Second).
	SetRetryCount(4).
	SetRetryWaitTime(500 * time.Millisecond).
	SetRetryMaxWaitTime(20 * time.Second).
	AddRetryCondition(func(r *resty.Response, err error) bool {
		return err != nil || r.StatusCode() == http.StatusTooManyRequests || r.StatusCode() >= 500
	})

func Embed(text string) ([]float64, error) {
	var out struct {
		Data []struct{ Embedding []float64 }
	}
	resp, err := client.R().SetBody(map[string]any{"model": "BAAI/bge-base-en-v1.5", "input": text}).SetResult(&out).Post("/embeddings")
	if err != nil {
		return nil, err
	}
	if resp.IsError() {
		return nil, errors.New(resp.Status())
	}
	return out.Data[0].Embedding, nil
}
