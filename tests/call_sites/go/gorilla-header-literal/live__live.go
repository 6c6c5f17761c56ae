package live

import (
	"net/http"

	"github.com/gorilla/websocket"
)

const apiKey = "{{random:40:lc}}"

func Dial(onText func([]byte)) error {
	header := http.Header{}
	header.Add("Authorization", "Token "+apiKey)
	conn, _, err := websocket.DefaultDialer.Dial("wss://api.deepgram.com/v1/listen?model=nova-3", header)
	if err != nil {
		return err
	}
	defer conn.Close()
	for {
		_, message, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		onText(message)
	}
}
