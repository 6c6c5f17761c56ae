package io.acme

import org.slf4j.LoggerFactory

class Start(private val apiKey: String, private val hasApiKey: Boolean) {
    private val log = LoggerFactory.getLogger(Start::class.java)

    fun run() {
        log.info("key set: {}, length {}", hasApiKey, apiKey.length)
        log.debug("ends with {}", apiKey.takeLast(4))
    }
}
