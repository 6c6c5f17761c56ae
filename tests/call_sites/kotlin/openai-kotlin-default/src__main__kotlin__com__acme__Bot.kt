package com.acme

import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.chat.ChatMessage
import com.aallam.openai.api.chat.ChatRole
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
import kotlin.time.Duration.Companion.seconds
import com.aallam.openai.api.http.Timeout

class Bot {
    private val openai = OpenAI(token = System.getenv("OPENAI_API_KEY"), timeout = Timeout(socket = 60.seconds))

    suspend fun answer(text: String) = openai.chatCompletion(
        ChatCompletionRequest(model = ModelId("gpt-4o-mini"), messages = listOf(ChatMessage(role = ChatRole.User, content = text)))
    ).choices.first().message.content
}
