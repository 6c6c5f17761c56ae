package io.acme.di

import io.acme.data.CohereApi
import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import org.koin.core.module.dsl.singleOf
import org.koin.dsl.module

val aiModule = module {
    single<HttpClient> {
        HttpClient(CIO) {
            expectSuccess = true
            install(HttpRequestRetry) {
                maxRetries = 4
                retryIf { _, response -> response.status.value == 429 || response.status.value >= 500 }
                exponentialDelay()
            }
        }
    }
    singleOf(::CohereApi)
}
