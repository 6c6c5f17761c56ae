package io.live

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.WebSocket
import okhttp3.WebSocketListener
import java.util.concurrent.TimeUnit

class Realtime(private val listener: WebSocketListener) {
    private val http = OkHttpClient.Builder().pingInterval(20, TimeUnit.SECONDS).build()

    fun open(): WebSocket = http.newWebSocket(
        Request.Builder()
            .url("wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000")
            .header("Authorization", "Token ${System.getenv("DEEPGRAM_API_KEY")}")
            .build(),
        listener,
    )
}
