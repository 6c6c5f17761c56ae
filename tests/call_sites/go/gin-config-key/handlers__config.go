package handlers

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

type clientConfig struct {
	Region string `json:"region"`
	APIKey string `json:"apiKey"`
}

func Config(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{
		"region": os.Getenv("AZURE_SPEECH_REGION"),
		"apiKey": os.Getenv("AZURE_SPEECH_KEY"),
	})
}
