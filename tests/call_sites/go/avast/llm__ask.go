package llm

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/avast/retry-go/v4"
)

var client = &http.Client{Timeout: time.Minute}

var errTransient = errors.New("transient")

func Ask(body string) (resp *http.Response, err error) {
	err = retry.Do(
		func() error {
			req, err := http.NewRequest("POST", "https://api.mistral.ai/v1/chat/completions", strings.NewReader(body))
			if err != nil {
				return retry.Unrecoverable(err)
			}
			req.Header.Set("Authorization", "Bearer "+os.Getenv("MISTRAL_API_KEY"))
			resp, err = client.Do(req)
			if err != nil {
				return err
			}
			if resp.StatusCode == 429 || resp.StatusCode >= 500 {
				return errTransient
			}
			if resp.StatusCode != 200 {
				return retry.Unrecoverable(fmt.Errorf("mistral: %s", resp.Status))
			}
			return nil
		},
		retry.Attempts(5),
		retry.Delay(500*time.Millisecond),
		retry.MaxDelay(30*time.Second),
		retry.DelayType(retry.CombineDelay(retry.BackOffDelay, retry.RandomDelay)),
	)
	return resp, err
}
