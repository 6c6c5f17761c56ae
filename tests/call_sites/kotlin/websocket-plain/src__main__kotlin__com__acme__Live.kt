package com.acme

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.WebSocket
import okhttp3.WebSocketListener

class Live(private val key: String) {
    private val client = OkHttpClient()

    fun open(listener: WebSocketListener): WebSocket = client.newWebSocket(
        Request.Builder()
            .url("ws://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000")
            .header("Authorization", "Token $key")
            .build(),
        listener,
    )
}
