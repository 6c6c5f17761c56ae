package handlers

import (
	"bytes"
	"io"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func Speech(c *gin.Context) {
	payload, err := io.ReadAll(io.LimitReader(c.Request.Body, 1<<16))
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	req, err := http.NewRequest(http.MethodPost, "https://api.murf.ai/v1/speech/generate", bytes.NewBuffer(payload))
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	req.Header.Add("api-key", os.Getenv("MURF_API_KEY"))
	req.Header.Add("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"error": err.Error()})
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		c.JSON(http.StatusBadGateway, gin.H{"error": resp.Status})
		return
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		c.AbortWithError(http.StatusBadGateway, err)
		return
	}
	c.Data(http.StatusOK, "application/json", body)
}
