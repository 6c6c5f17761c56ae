package notify

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"
)

type Telegram struct {
	http  *http.Client
	token string
}

func New(token string) *Telegram {
	return &Telegram{http: &http.Client{Timeout: 10 * time.Second}, token: token}
}

func (t *Telegram) send(ctx context.Context, text string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.telegram.org/bot"+t.token+"/sendMessage", strings.NewReader(text))
	if err != nil {
		return err
	}
	resp, err := t.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("telegram: status %d", resp.StatusCode)
	}
	return nil
}

func (t *Telegram) Send(ctx context.Context, text string) error {
	var last error
	for i := 0; i <= 4; i++ {
		if err := t.send(ctx, text); err != nil {
			last = err
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(time.Duration(1<<uint(i)) * time.Second):
				continue
			}
		}
		return nil
	}
	return last
}
