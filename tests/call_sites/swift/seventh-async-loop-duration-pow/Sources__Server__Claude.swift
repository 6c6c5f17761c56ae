import Foundation

struct Claude {
    let key: String
    let session = URLSession(configuration: .ephemeral)

    func message(_ body: Data) async throws -> Data {
        let maxAttempts = 5
        var attempt = 0
        while true {
            var request = URLRequest(url: URL(string: "https://api.anthropic.com/v1/messages")!)
            request.httpMethod = "POST"
            request.setValue(key, forHTTPHeaderField: "x-api-key")
            request.setValue("2023-06-01", forHTTPHeaderField: "anthropic-version")
            request.httpBody = body
            let (data, response) = try await session.data(for: request)
            guard let http = response as? HTTPURLResponse else { throw ClaudeError.invalid }
            switch http.statusCode {
            case 200..<300:
                return data
            case 429, 500...599:
                attempt += 1
                guard attempt < maxAttempts else { throw ClaudeError.status(http.statusCode) }
                if let after = http.value(forHTTPHeaderField: "Retry-After"), let seconds = Double(after) {
                    try await Task.sleep(for: .seconds(seconds))
                } else {
                    try await Task.sleep(for: .seconds(pow(2, Double(attempt)) + Double.random(in: 0..<1)))
                }
            default:
                throw ClaudeError.status(http.statusCode)
            }
        }
    }
}
