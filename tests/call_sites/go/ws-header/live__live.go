package live

import (
	"context"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

type Config struct {
	APIKey string
	URL    string
}

func Dial(ctx context.Context, cfg Config) (*websocket.Conn, error) {
	dialer := websocket.Dialer{HandshakeTimeout: 10 * time.Second}
	header := http.Header{"Authorization": []string{"Token " + cfg.APIKey}}
	conn, _, err := dialer.DialContext(ctx, "wss://api.deepgram.com/v1/listen", header)
	return conn, err
}
