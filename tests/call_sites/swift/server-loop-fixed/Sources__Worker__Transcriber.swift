import Foundation

struct Transcriber {
    let key = ProcessInfo.processInfo.environment["DEEPGRAM_API_KEY"]!

    func transcribe(_ audio: Data) async throws -> Data {
        for _ in 0..<5 {
            var request = URLRequest(url: URL(string: "https://api.deepgram.com/v1/listen")!)
            request.httpMethod = "POST"
            request.setValue("Token \(key)", forHTTPHeaderField: "Authorization")
            request.httpBody = audio
            let (data, response) = try await URLSession.shared.data(for: request)
            let status = (response as! HTTPURLResponse).statusCode
            if status == 200 { return data }
            guard status == 429 || status >= 500 else { throw TranscriberError.status(status) }
            try await Task.sleep(for: .seconds(2))
        }
        throw TranscriberError.exhausted
    }
}
