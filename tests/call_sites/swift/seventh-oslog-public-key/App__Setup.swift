import OSLog
import Foundation

let logger = Logger(subsystem: "io.acme", category: "setup")

func configure() {
    let apiKey = ProcessInfo.processInfo.environment["OPENAI_API_KEY"] ?? ""
    logger.info("configured with \(apiKey, privacy: .public)")
}
