package mistral

import "context"

type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

func (c *Client) Chat(ctx context.Context, messages []Message) (string, error) {
	var out struct {
		Choices []struct{ Message Message } `json:"choices"`
	}
	in := map[string]any{"model": "mistral-small-latest", "messages": messages}
	if err := c.do(ctx, "POST", "/chat/completions", in, &out); err != nil {
		return "", err
	}
	return out.Choices[0].Message.Content, nil
}
