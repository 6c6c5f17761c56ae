package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/avast/retry-go/v4"
)

type statusError int

func (s statusError) Error() string { return fmt.Sprintf("status %d", int(s)) }

var client = &http.Client{Timeout: 20 * time.Second}

func post(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.sendgrid.com/v3/mail/send", bytes.NewReader(body))
	if err != nil {
		return retry.Unrecoverable(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("SENDGRID_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return statusError(resp.StatusCode)
	}
	return nil
}

func transient(err error) bool {
	var status statusError
	if errors.As(err, &status) {
		return status == http.StatusTooManyRequests || status >= 500
	}
	return true
}

func Run(ctx context.Context, jobs <-chan []byte, workers int) {
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for job := range jobs {
				err := retry.Do(
					func() error { return post(ctx, job) },
					retry.Context(ctx), retry.Attempts(5), retry.Delay(300*time.Millisecond), retry.MaxDelay(20*time.Second), retry.RetryIf(transient),
				)
				if err != nil {
					fmt.Fprintln(os.Stderr, "mail lost:", err)
				}
			}
		}()
	}
	wg.Wait()
}
