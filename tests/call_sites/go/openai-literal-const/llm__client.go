package llm

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

const apiKey = "{{openai-project-key}}"

var client = &http.Client{Timeout: 30 * time.Second}

type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

func Complete(messages []Message) (string, error) {
	payload, _ := json.Marshal(map[string]any{"model": "gpt-4o-mini", "messages": messages})
	req, _ := http.NewRequest("POST", "https://api.openai.com/v1/chat/completions", bytes.NewBuffer(payload))
	req.Header.Add("Authorization", "Bearer "+apiKey)
	req.Header.Add("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return "", errors.New(resp.Status)
	}
	var out struct {
		Choices []struct{ Message Message }
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return "", err
	}
	return out.Choices[0].Message.Content, nil
}
