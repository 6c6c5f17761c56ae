package client

import "fmt"

type answer struct {
	OutputText string `json:"output_text"`
}

func Ask(input string) (string, error) {
	var out answer
	resp, err := api.R().SetBody(map[string]string{"model": "gpt-4.1-mini", "input": input}).SetResult(&out).Post("/responses")
	if err != nil {
		return "", err
	}
	if resp.IsError() {
		return "", fmt.Errorf("openai: %s", resp.Status())
	}
	return out.OutputText, nil
}
