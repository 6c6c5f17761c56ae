package com.acme;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;

@Client("https://api.deepgram.com")
@Header(name = "Authorization", value = "Token ${deepgram.key}")
public interface DeepgramClient {
    @Post(uri = "/v1/listen?model=nova-2", consumes = MediaType.APPLICATION_JSON, produces = "audio/wav")
    Transcript listen(@Body byte[] audio);
}
