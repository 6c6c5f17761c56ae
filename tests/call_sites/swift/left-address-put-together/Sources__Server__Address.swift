import Foundation

enum Endpoint {
    static let base = "https://api.elevenlabs.io"
    case voices
    case speak(String)

    var url: URL {
        switch self {
        case .voices: return URL(string: Endpoint.base + "/v1/voices")!
        case .speak(let id): return URL(string: Endpoint.base + "/v1/text-to-speech/" + id)!
        }
    }
}

struct Eleven {
    let key: String

    func voices() async throws -> Data {
        var request = URLRequest(url: Endpoint.voices.url)
        request.setValue(key, forHTTPHeaderField: "xi-api-key")
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
