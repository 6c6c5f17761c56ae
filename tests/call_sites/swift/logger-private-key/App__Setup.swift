import Foundation
import os

private let logger = Logger(subsystem: "com.acme.voice", category: "setup")

func configure(apiKey: String) {
    logger.info("key set: \(apiKey.isEmpty ? "no" : "yes", privacy: .public)")
    KeyStore.shared.save(apiKey)
}

