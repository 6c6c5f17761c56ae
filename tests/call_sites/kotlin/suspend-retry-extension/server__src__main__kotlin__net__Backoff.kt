package net

import kotlinx.coroutines.delay
import kotlin.random.Random

class TransientHttpException(val status: Int) : RuntimeException("HTTP $status")

suspend fun <T> withBackoff(attempts: Int = 5, initial: Long = 500, max: Long = 20_000, block: suspend () -> T): T {
    var wait = initial
    repeat(attempts - 1) {
        try {
            return block()
        } catch (e: TransientHttpException) {
            delay(wait + Random.nextLong(wait / 2))
            wait = (wait * 2).coerceAtMost(max)
        }
    }
    return block()
}
