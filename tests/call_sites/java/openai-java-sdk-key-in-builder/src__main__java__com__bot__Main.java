package com.bot;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

public class Main {
    public static void main(String[] args) {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey("{{openai-project-key}}")
                .build();
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .addUserMessage(args[0])
                .model(ChatModel.GPT_4O_MINI)
                .build();
        client.chat().completions().create(params).choices().forEach(c -> System.out.println(c.message().content().orElse("")));
    }
}
