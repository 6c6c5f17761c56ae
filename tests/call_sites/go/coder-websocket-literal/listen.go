package listen

import (
	"context"
	"net/http"

	"github.com/coder/websocket"
)

const apiKey = "{{random:40:lc}}"

func Connect(ctx context.Context) (*websocket.Conn, error) {
	opts := &websocket.DialOptions{HTTPHeader: http.Header{"Authorization": {"Token " + apiKey}}}
	conn, _, err := websocket.Dial(ctx, "ws://api.deepgram.com/v1/listen", opts)
	return conn, err
}
