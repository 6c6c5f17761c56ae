package handler

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func Health(c *gin.Context) {
	if os.Getenv("OPENAI_API_KEY") == "" {
		c.JSON(http.StatusServiceUnavailable, gin.H{"error": "OPENAI_API_KEY is not set"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"ok": true})
}
