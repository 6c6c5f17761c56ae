import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

struct Transcriber {
    let key = ProcessInfo.processInfo.environment["DEEPGRAM_API_KEY"]!

    func transcribe(_ audio: Data) async throws -> Data {
        var delay = 0.5
        for attempt in 0..<5 {
            var request = URLRequest(url: URL(string: "https://api.deepgram.com/v1/listen")!)
            request.httpMethod = "POST"
            request.timeoutInterval = 120
            request.setValue("Token \(key)", forHTTPHeaderField: "Authorization")
            request.httpBody = audio
            let (data, response) = try await URLSession.shared.data(for: request)
            let http = response as! HTTPURLResponse
            if http.statusCode == 200 { return data }
            guard http.statusCode == 429 || http.statusCode >= 500, attempt < 4 else {
                throw TranscriberError.status(http.statusCode)
            }
            let wait = http.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init) ?? delay + Double.random(in: 0...0.25)
            try await Task.sleep(nanoseconds: UInt64(wait * 1_000_000_000))
            delay = min(delay * 2, 30)
        }
        throw TranscriberError.exhausted
    }
}
