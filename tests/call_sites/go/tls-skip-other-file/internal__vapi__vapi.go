package vapi

import (
	"bytes"
	"fmt"
	"net/http"
	"os"

	"acme.dev/calls/internal/httpx"
)

var client = httpx.New()

func Call(payload []byte) error {
	req, err := http.NewRequest(http.MethodPost, "https://api.vapi.ai/call", bytes.NewReader(payload))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("VAPI_API_KEY"))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusCreated {
		return fmt.Errorf("vapi: %s", resp.Status)
	}
	return nil
}
