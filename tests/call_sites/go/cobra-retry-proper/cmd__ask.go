package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/avast/retry-go"
	"github.com/spf13/cobra"
)

var errBusy = errors.New("the model is busy")

func newAskCommand() *cobra.Command {
	var key string
	command := &cobra.Command{
		Use:  "ask PROMPT",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			client := &http.Client{Timeout: time.Minute}
			return retry.Do(func() error {
				body, err := json.Marshal(map[string]any{"model": "deepseek-chat", "messages": []map[string]string{{"role": "user", "content": args[0]}}})
				if err != nil {
					return err
				}
				req, err := http.NewRequest("POST", "https://api.deepseek.com/chat/completions", bytes.NewReader(body))
				if err != nil {
					return err
				}
				req.Header.Set("Authorization", "Bearer "+key)
				resp, err := client.Do(req)
				if err != nil {
					return fmt.Errorf("%w: %v", errBusy, err)
				}
				defer resp.Body.Close()
				if resp.StatusCode == 429 || resp.StatusCode >= 500 {
					return errBusy
				}
				if resp.StatusCode != 200 {
					return fmt.Errorf("deepseek: %s", resp.Status)
				}
				var out struct {
					Choices []struct{ Message struct{ Content string } }
				}
				if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), out.Choices[0].Message.Content)
				return nil
			}, retry.Attempts(5), retry.RetryIf(func(err error) bool { return errors.Is(err, errBusy) }))
		},
	}
	command.Flags().StringVar(&key, "key", os.Getenv("DEEPSEEK_API_KEY"), "API key")
	return command
}
