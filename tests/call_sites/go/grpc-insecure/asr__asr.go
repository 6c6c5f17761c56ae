package asr

import (
	"context"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
)

func Dial(ctx context.Context) (*grpc.ClientConn, context.Context, error) {
	conn, err := grpc.Dial("asr.speechcloud.io:443", grpc.WithTransportCredentials(insecure.NewCredentials()))
	ctx = metadata.AppendToOutgoingContext(ctx, "x-api-key", os.Getenv("ASR_API_KEY"))
	return conn, ctx, err
}
