package listen

import (
	"log"
	"time"

	"github.com/gorilla/websocket"
	"net/http"
	"os"
)

func Connect() *websocket.Conn {
	wait := time.Second
	for {
		header := http.Header{"Authorization": []string{"Token " + os.Getenv("DEEPGRAM_API_KEY")}}
		conn, _, err := websocket.DefaultDialer.Dial("wss://api.deepgram.com/v1/listen", header)
		if err == nil {
			return conn
		}
		log.Println("no connection:", err)
		time.Sleep(wait)
		wait = min(wait*2, time.Minute)
	}
}
