package tickets

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"gorm.io/gorm"
)

var client = &http.Client{Timeout: 30 * time.Second}

func Label(db *gorm.DB, t *Ticket) error {
	for attempt := 0; attempt < 5; attempt++ {
		req, err := http.NewRequest("POST", "https://api.openai.com/v1/responses", bytes.NewReader(t.Body()))
		if err != nil {
			return err
		}
		req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode >= 400 {
			return fmt.Errorf("OpenAI answered %d", resp.StatusCode)
		}
		err = db.Create(&Row{Label: read(resp)}).Error
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			time.Sleep(time.Second << attempt)
			continue
		}
		return err
	}
	return errors.New("no free label")
}
