package live

import (
	"context"
	"math/rand"
	"net/http"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

func Connect(ctx context.Context) (*websocket.Conn, error) {
	header := http.Header{"Authorization": {"Token " + os.Getenv("DEEPGRAM_API_KEY")}}
	wait := 500 * time.Millisecond
	var last error
	for i := 0; i < 6; i++ {
		conn, resp, err := websocket.DefaultDialer.DialContext(ctx, "wss://api.deepgram.com/v1/listen", header)
		if err == nil {
			return conn, nil
		}
		last = err
		if resp != nil && resp.StatusCode < 500 && resp.StatusCode != 429 {
			return nil, err
		}
		time.Sleep(wait + time.Duration(rand.Intn(250))*time.Millisecond)
		wait *= 2
	}
	return nil, last
}
