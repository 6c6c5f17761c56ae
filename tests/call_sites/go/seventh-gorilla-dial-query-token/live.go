package live

import (
	"net/url"
	"os"

	"github.com/gorilla/websocket"
)

func Dial() (*websocket.Conn, error) {
	u := "wss://streaming.assemblyai.com/v3/ws?sample_rate=16000&api_key=" + url.QueryEscape(os.Getenv("ASSEMBLYAI_API_KEY"))
	conn, _, err := websocket.DefaultDialer.Dial(u, nil)
	return conn, err
}
