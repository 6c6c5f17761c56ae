package asr

import (
	"context"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"

	pb "acme.dev/speech/gen/asr"
)

func Connect(ctx context.Context) (pb.AsrClient, context.Context, error) {
	options := []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithUserAgent("acme/1.0")}
	conn, err := grpc.NewClient("asr.acme-speech.com:443", options...)
	if err != nil {
		return nil, ctx, err
	}
	ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+os.Getenv("ASR_TOKEN"))
	return pb.NewAsrClient(conn), ctx, nil
}
