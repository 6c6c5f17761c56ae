import Foundation

struct Groq {
    let token: String

    func complete(_ body: Data) async throws -> Data {
        try await withExponentialBackoff {
            var request = URLRequest(url: URL(string: "https://api.groq.com/openai/v1/chat/completions")!)
            request.httpMethod = "POST"
            request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
            request.httpBody = body
            let (data, response) = try await URLSession.shared.data(for: request)
            let http = response as! HTTPURLResponse
            if http.statusCode == 429 || http.statusCode >= 500 {
                throw TransientFailure(retryAfter: http.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init))
            }
            guard http.statusCode == 200 else { throw URLError(.badServerResponse) }
            return data
        }
    }
}
