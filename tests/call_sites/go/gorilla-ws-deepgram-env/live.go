package live

import (
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

func Open() (*websocket.Conn, error) {
	header := http.Header{}
	header.Set("Authorization", "Token "+os.Getenv("DEEPGRAM_API_KEY"))
	conn, _, err := websocket.DefaultDialer.Dial("wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000", header)
	return conn, err
}
