package com.acme.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;

public class SpeechStub {
    static ManagedChannel channel(boolean local) {
        if (local) {
            return ManagedChannelBuilder.forAddress("localhost", 50051).usePlaintext().build();
        }
        return ManagedChannelBuilder.forAddress("speech.example-voice.com", 443).useTransportSecurity().build();
    }
}
