import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif
import Vapor

struct Speech {
    func speak(_ text: String) async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/audio/speech")!)
        request.httpMethod = "POST"
        request.timeoutInterval = 30
        request.setValue("Bearer \(Environment.get("OPENAI_API_KEY")!)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(["model": "tts-1", "input": text])
        let (data, response) = try await URLSession.shared.data(for: request)
        if let status = (response as? HTTPURLResponse)?.statusCode, status >= 400 {
            throw Abort(.badGateway)
        }
        return data
    }
}
