package com.acme

import io.ktor.client.plugins.ResponseException
import kotlinx.coroutines.delay
import kotlin.random.Random

suspend fun <T> withBackoff(attempts: Int = 5, block: suspend () -> T): T {
    var wait = 400L
    for (attempt in 1..attempts) {
        try {
            return block()
        } catch (e: ResponseException) {
            val status = e.response.status.value
            if (attempt == attempts || (status != 429 && status < 500)) throw e
        }
        delay(wait + Random.nextLong(wait / 2))
        wait = (wait * 2).coerceAtMost(20_000)
    }
    error("unreachable")
}
