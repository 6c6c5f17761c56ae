import Foundation

struct Gemini {
    let key: String = ProcessInfo.processInfo.environment["GEMINI_API_KEY"] ?? ""

    func generate(_ body: Data) async throws -> Data {
        var parts = URLComponents(string: "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")!
        parts.queryItems = [URLQueryItem(name: "key", value: key)]
        var request = URLRequest(url: parts.url!)
        request.httpMethod = "POST"
        request.httpBody = body
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
