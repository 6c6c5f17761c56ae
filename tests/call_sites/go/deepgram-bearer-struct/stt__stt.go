package stt

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

type Recogniser struct {
	Key    string
	client http.Client
}

func NewRecogniser(key string) *Recogniser {
	return &Recogniser{Key: key, client: http.Client{Timeout: time.Minute}}
}

func (r *Recogniser) Listen(ctx context.Context, audio io.Reader) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.deepgram.com/v1/listen", audio)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+r.Key)
	req.Header.Set("Content-Type", "audio/wav")
	resp, err := r.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return nil, fmt.Errorf("deepgram: %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}
