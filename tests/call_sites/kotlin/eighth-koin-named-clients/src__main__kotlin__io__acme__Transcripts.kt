package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Transcripts(private val http: HttpClient) {
    suspend fun of(audio: ByteArray): Transcript = http.post("v1/listen?model=nova-2") { setBody(audio) }.body()
}
