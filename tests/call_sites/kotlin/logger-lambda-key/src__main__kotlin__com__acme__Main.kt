package com.acme

import io.github.oshai.kotlinlogging.KotlinLogging

private val logger = KotlinLogging.logger {}

fun main() {
    val apiKey = System.getenv("ASSEMBLYAI_API_KEY") ?: error("no key")
    logger.info { "starting with key $apiKey" }
    Worker(apiKey).run()
}

