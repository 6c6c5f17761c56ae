package io.bot

import kotlinx.coroutines.delay
import kotlin.random.Random

class TransientException(message: String) : Exception(message)

suspend fun <T> retryWithBackoff(
    times: Int = 4,
    initialDelay: Long = 500,
    maxDelay: Long = 20_000,
    factor: Double = 2.0,
    block: suspend () -> T,
): T {
    var current = initialDelay
    repeat(times - 1) {
        try {
            return block()
        } catch (e: TransientException) {
            delay(current + Random.nextLong(250))
        }
        current = (current * factor).toLong().coerceAtMost(maxDelay)
    }
    return block()
}
