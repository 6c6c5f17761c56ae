package com.lex

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST

interface LexBackend {
    @POST("chat")
    suspend fun chat(@Header("Authorization") token: String, @Body message: Message): Reply
}

class ChatViewModel(private val backend: LexBackend, private val session: Session) : ViewModel() {
    val replies = MutableStateFlow<List<Reply>>(emptyList())

    fun send(text: String) = viewModelScope.launch {
        replies.value += backend.chat("Bearer ${session.token}", Message(text))
    }
}
