import Foundation
import Vapor

final class ElevenClient {
    private let session: URLSession

    init() {
        let config = URLSessionConfiguration.default
        config.timeoutIntervalForRequest = 60
        config.httpAdditionalHeaders = ["xi-api-key": "{{elevenlabs-api-key}}", "Accept": "audio/mpeg"]
        session = URLSession(configuration: config)
    }

    func speak(voice: String, body: Data) async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.elevenlabs.io/v1/text-to-speech/\(voice)")!)
        request.httpMethod = "POST"
        request.httpBody = body
        let (data, response) = try await session.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw Abort(.badGateway) }
        return data
    }
}

