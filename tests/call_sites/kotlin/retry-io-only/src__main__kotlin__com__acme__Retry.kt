package com.acme

import kotlinx.coroutines.delay
import java.io.IOException

suspend fun <T> retryIO(
    times: Int = 4,
    initialDelay: Long = 250,
    maxDelay: Long = 5_000,
    factor: Double = 2.0,
    block: suspend () -> T,
): T {
    var current = initialDelay
    repeat(times - 1) {
        try {
            return block()
        } catch (e: IOException) {
            println("retrying: ${e.message}")
        }
        delay(current)
        current = (current * factor).toLong().coerceAtMost(maxDelay)
    }
    return block()
}
