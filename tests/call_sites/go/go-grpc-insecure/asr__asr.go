package asr

import (
	"context"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
)

func Dial(ctx context.Context) (context.Context, *grpc.ClientConn, error) {
	conn, err := grpc.NewClient("speech.acme-voice.io:443", grpc.WithTransportCredentials(insecure.NewCredentials()))
	return metadata.AppendToOutgoingContext(ctx, "x-api-key", os.Getenv("SM_API_KEY")), conn, err
}
