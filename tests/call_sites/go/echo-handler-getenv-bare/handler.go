package main

import (
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/labstack/echo/v4"
)

func speak(c echo.Context) error {
	req, err := http.NewRequest(http.MethodPost, "https://api.elevenlabs.io/v1/text-to-speech/"+c.Param("voice"), strings.NewReader(`{"text":"`+c.FormValue("text")+`"}`))
	if err != nil {
		return err
	}
	req.Header.Set("xi-api-key", os.Getenv("ELEVENLABS_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadGateway)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return echo.NewHTTPError(http.StatusBadGateway)
	}
	audio, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "audio/mpeg", audio)
}
