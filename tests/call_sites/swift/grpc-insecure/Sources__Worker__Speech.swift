import GRPC
import NIO

func makeChannel(group: EventLoopGroup) -> ClientConnection {
    ClientConnection.insecure(group: group).connect(host: "speech.acme-voice.com", port: 50051)
}

