package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header
import org.koin.dsl.module

val modules = module {
    single {
        HttpClient(CIO) {
            expectSuccess = true
            defaultRequest {
                url("https://api.deepgram.com/")
                header("Authorization", "Token ${System.getenv("DEEPGRAM_API_KEY")}")
            }
        }
    }
    single { Transcripts(get()) }
}
