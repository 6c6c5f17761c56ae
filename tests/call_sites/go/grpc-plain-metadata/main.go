package main

import (
	"context"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
)

func dial() (*grpc.ClientConn, context.Context, error) {
	conn, err := grpc.NewClient("stt.api.svara.io:443", grpc.WithTransportCredentials(insecure.NewCredentials()))
	ctx := metadata.AppendToOutgoingContext(context.Background(), "x-api-key", os.Getenv("SVARA_API_KEY"))
	return conn, ctx, err
}
