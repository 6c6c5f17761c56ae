package services

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

const paystackBaseURL = "https://api.paystack.co"

type PaystackService struct {
	secretKey string
	client    *http.Client
}

func NewPaystackService() *PaystackService {
	return &PaystackService{secretKey: os.Getenv("PAYSTACK_SECRET_KEY"), client: &http.Client{Timeout: 15 * time.Second}}
}

func (s *PaystackService) makeRequest(method, path string, in any) (map[string]any, error) {
	b, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(method, paystackBaseURL+path, bytes.NewBuffer(b))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", fmt.Sprintf("Bearer %s", s.secretKey))
	req.Header.Set("Content-Type", "application/json")
	resp, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return nil, fmt.Errorf("paystack: %s", resp.Status)
	}
	var out map[string]any
	return out, json.NewDecoder(resp.Body).Decode(&out)
}

func (s *PaystackService) InitializeTransaction(email string, amount int) (map[string]any, error) {
	return s.makeRequest("POST", "/transaction/initialize", map[string]any{"email": email, "amount": amount})
}
