import Foundation
import Vapor

struct Speech {
    func speak(_ text: String) async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/audio/speech")!)
        request.httpMethod = "POST"
        request.timeoutInterval = 30
        request.setValue("Bearer \(Environment.get("OPENAI_API_KEY")!)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(["model": "tts-1", "input": text])
        for attempt in 0..<5 {
            let (data, response) = try await URLSession.shared.data(for: request)
            if let status = (response as? HTTPURLResponse)?.statusCode, status < 400 {
                return data
            }
            if let status = (response as? HTTPURLResponse)?.statusCode, status != 429, status < 500 {
                throw Abort(.badGateway)
            }
            let pause = min(30.0, pow(2.0, Double(attempt))) + Double.random(in: 0...1)
            try await Task.sleep(nanoseconds: UInt64(pause * 1_000_000_000))
        }
        throw Abort(.serviceUnavailable)
    }
}
