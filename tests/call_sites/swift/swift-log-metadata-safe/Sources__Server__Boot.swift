import Logging
import Foundation

func boot() {
    var logger = Logger(label: "boot")
    let key = ProcessInfo.processInfo.environment["OPENAI_API_KEY"]
    logger[metadataKey: "model"] = "gpt-4o-mini"
    logger.info("openai \(key == nil ? "missing" : "configured")")
}
