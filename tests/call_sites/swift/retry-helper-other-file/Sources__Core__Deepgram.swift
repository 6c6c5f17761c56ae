import Foundation

struct Deepgram {
    let key: String

    func listen(_ audio: Data) async throws -> Data {
        try await withRetry {
            var request = URLRequest(url: URL(string: "https://api.deepgram.com/v1/listen")!)
            request.httpMethod = "POST"
            request.setValue("Token \(key)", forHTTPHeaderField: "Authorization")
            request.httpBody = audio
            let (data, response) = try await URLSession.shared.data(for: request)
            let status = (response as! HTTPURLResponse).statusCode
            if status == 429 || status >= 500 { throw TransientError(status: status) }
            guard status == 200 else { throw URLError(.badServerResponse) }
            return data
        }
    }
}

