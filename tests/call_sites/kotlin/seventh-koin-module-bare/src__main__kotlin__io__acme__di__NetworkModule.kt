package io.acme.di

import io.acme.data.GroqRepository
import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.bearerAuth
import io.ktor.serialization.kotlinx.json.json
import org.koin.dsl.module

val networkModule = module {
    single {
        HttpClient(OkHttp) {
            expectSuccess = true
            install(ContentNegotiation) { json() }
            defaultRequest {
                url("https://api.groq.com/openai/v1/")
                bearerAuth(getProperty("groq.key"))
            }
        }
    }
    single { GroqRepository(get()) }
}
