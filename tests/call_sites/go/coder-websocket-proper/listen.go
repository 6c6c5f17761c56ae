package listen

import (
	"context"
	"net/http"
	"os"

	"github.com/coder/websocket"
)

func Connect(ctx context.Context) (*websocket.Conn, error) {
	opts := &websocket.DialOptions{HTTPHeader: http.Header{"Authorization": {"Token " + os.Getenv("DEEPGRAM_API_KEY")}}}
	conn, _, err := websocket.Dial(ctx, "wss://api.deepgram.com/v1/listen", opts)
	return conn, err
}
