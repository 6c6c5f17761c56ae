package asr

import (
	"context"
	"crypto/tls"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
)

func Dial(ctx context.Context) (*grpc.ClientConn, context.Context, error) {
	creds := credentials.NewTLS(&tls.Config{MinVersion: tls.VersionTLS13})
	conn, err := grpc.NewClient("asr.speechcloud.io:443", grpc.WithTransportCredentials(creds))
	ctx = metadata.AppendToOutgoingContext(ctx, "x-api-key", os.Getenv("ASR_API_KEY"))
	return conn, ctx, err
}
