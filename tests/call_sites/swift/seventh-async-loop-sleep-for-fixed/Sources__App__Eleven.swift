import Foundation

final class Eleven {
    private let key = ProcessInfo.processInfo.environment["ELEVENLABS_API_KEY"] ?? ""

    func speak(_ text: String, voice: String) async throws -> Data {
        var lastError: Error = URLError(.unknown)
        for _ in 0..<3 {
            do {
                var request = URLRequest(url: URL(string: "https://api.elevenlabs.io/v1/text-to-speech/\(voice)")!)
                request.httpMethod = "POST"
                request.addValue(key, forHTTPHeaderField: "xi-api-key")
                request.httpBody = try JSONEncoder().encode(["text": text])
                let (data, response) = try await URLSession.shared.data(for: request)
                guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
                return data
            } catch {
                lastError = error
                try await Task.sleep(for: .seconds(2))
            }
        }
        throw lastError
    }
}
