package com.acme;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.ChatModel;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;

public class Assistant {
    private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();

    public Response answer(String text) {
        ResponseCreateParams params = ResponseCreateParams.builder().model(ChatModel.GPT_4O_MINI).input(text).build();
        return client.responses().create(params);
    }
}

