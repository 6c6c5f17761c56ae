package service

import (
	"encoding/json"
	"fmt"
	"net/http"
)

const base = "https://api.hubapi.com"

type HubSpot struct {
	client *http.Client
}

func NewHubSpot() *HubSpot {
	return &HubSpot{client: &http.Client{}}
}

type Contacts struct {
	Results []string `json:"results"`
}

func (h *HubSpot) Contacts(token string) (*Contacts, error) {
	url := base + "/crm/v3/objects/contacts"
	return get[Contacts](h, url, token)
}

func get[T any](h *HubSpot, url, token string) (*T, error) {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := h.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	var out T
	return &out, json.NewDecoder(resp.Body).Decode(&out)
}
