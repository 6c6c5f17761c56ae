package main

import (
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

func voices(c echo.Context) error {
	req, _ := http.NewRequestWithContext(c.Request().Context(), http.MethodGet, "https://api.elevenlabs.io/v1/voices", nil)
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return fmt.Errorf("eleven: %s", resp.Status)
	}
	b, _ := io.ReadAll(resp.Body)
	return c.JSONBlob(200, b)
}

func main() {
	e := echo.New()
	e.GET("/voices", voices)
	e.Start(":8080")
}
