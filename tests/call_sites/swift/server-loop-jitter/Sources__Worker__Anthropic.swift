import Foundation

struct AnthropicError: Error { let status: Int }

struct Anthropic {
    let apiKey: String
    let maxAttempts = 5

    func complete(_ body: Data) async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.anthropic.com/v1/messages")!)
        request.httpMethod = "POST"
        request.timeoutInterval = 60
        request.setValue(apiKey, forHTTPHeaderField: "x-api-key")
        request.setValue("2023-06-01", forHTTPHeaderField: "anthropic-version")
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.httpBody = body
        for attempt in 0..<maxAttempts {
            let (data, response) = try await URLSession.shared.data(for: request)
            let http = response as! HTTPURLResponse
            if http.statusCode == 200 { return data }
            guard http.statusCode == 429 || http.statusCode >= 500, attempt < maxAttempts - 1 else {
                throw AnthropicError(status: http.statusCode)
            }
            let advised = http.value(forHTTPHeaderField: "retry-after").flatMap(Double.init)
            let backoff = min(30, pow(2, Double(attempt))) + Double.random(in: 0...0.5)
            try await Task.sleep(nanoseconds: UInt64((advised ?? backoff) * 1_000_000_000))
        }
        throw AnthropicError(status: -1)
    }
}
