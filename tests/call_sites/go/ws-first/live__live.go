package live

import "github.com/gorilla/websocket"

func Dial() (*websocket.Conn, error) {
	conn, _, err := websocket.DefaultDialer.Dial("wss://waves-api.smallest.ai/api/v1/stream", nil)
	if err != nil {
		return nil, err
	}
	err = conn.WriteJSON(map[string]string{"type": "auth", "api_key": "{{random:40}}"})
	return conn, err
}
