package com.acme.ai;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

public interface MistralApi {
    @POST("v1/chat/completions")
    Call<ChatResponse> chat(@Body ChatRequest request);
}
