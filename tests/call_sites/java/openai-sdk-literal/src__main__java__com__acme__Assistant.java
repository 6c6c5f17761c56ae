package com.acme;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

public class Assistant {
    private static final String KEY = "{{openai-project-key}}";

    OpenAIClient client() {
        return OpenAIOkHttpClient.builder().apiKey(KEY).maxRetries(4).build();
    }
}

