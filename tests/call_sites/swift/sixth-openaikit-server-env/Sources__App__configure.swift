import OpenAIKit
import Vapor

public func configure(_ app: Application) throws {
    guard let apiKey = Environment.get("OPENAI_API_KEY") else { throw Abort(.internalServerError) }
    app.storage[OpenAIKey.self] = Configuration(apiKey: apiKey)
    try routes(app)
}
