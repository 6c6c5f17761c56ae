package asr

import (
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func Dial() (*grpc.ClientConn, error) {
	return grpc.Dial("grpc.nvcf.nvidia.com:443", grpc.WithTransportCredentials(insecure.NewCredentials()))
}
