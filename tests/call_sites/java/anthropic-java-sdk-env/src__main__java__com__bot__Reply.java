package com.bot;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Model;

public class Reply {
    private final AnthropicClient client = AnthropicOkHttpClient.fromEnv();

    public Message answer(String text) {
        return client.messages().create(MessageCreateParams.builder()
                .maxTokens(1024L)
                .addUserMessage(text)
                .model(Model.CLAUDE_3_7_SONNET_LATEST)
                .build());
    }
}
