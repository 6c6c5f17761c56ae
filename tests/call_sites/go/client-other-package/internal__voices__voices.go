package voices

import (
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/app/internal/api"
)

type Service struct {
	api *api.Client
}

func (s *Service) List() (map[string]any, error) {
	req, err := http.NewRequest(http.MethodGet, s.api.BaseURL+"/voices", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("xi-api-key", s.api.Key)
	resp, err := s.api.HTTP.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("voices: %s", resp.Status)
	}
	var out map[string]any
	return out, json.NewDecoder(resp.Body).Decode(&out)
}
