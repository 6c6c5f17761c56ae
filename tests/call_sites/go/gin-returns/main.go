package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.GET("/token", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"token": os.Getenv("ELEVENLABS_API_KEY")})
	})
	r.Run()
}
