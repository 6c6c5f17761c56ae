package com.acme.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;

public class SpeechStub {
    static ManagedChannel channel() {
        return ManagedChannelBuilder.forAddress("speech.example-voice.com", 50051).usePlaintext().build();
    }
}
