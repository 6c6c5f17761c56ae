package live

import (
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

func Dial() (*websocket.Conn, error) {
	header := http.Header{}
	header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	conn, _, err := websocket.DefaultDialer.Dial("ws://api.deepgram.com/v1/listen?model=nova-2", header)
	return conn, err
}
