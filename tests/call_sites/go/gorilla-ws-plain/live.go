package live

import (
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

func Open() (*websocket.Conn, error) {
	header := http.Header{"Authorization": []string{"Token " + os.Getenv("DEEPGRAM_API_KEY")}}
	conn, _, err := websocket.DefaultDialer.Dial("ws://api.deepgram.com/v1/listen", header)
	return conn, err
}
