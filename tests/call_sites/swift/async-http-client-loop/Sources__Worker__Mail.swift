import AsyncHTTPClient
import Foundation
import NIOCore

struct Mail {
    let http: HTTPClient
    let key: String

    func send(_ json: String) async throws {
        for attempt in 0..<5 {
            var request = HTTPClientRequest(url: "https://api.resend.com/emails")
            request.method = .POST
            request.headers.add(name: "Authorization", value: "Bearer \(key)")
            request.body = .bytes(ByteBuffer(string: json))
            let response = try await http.execute(request, timeout: .seconds(20))
            if response.status.code < 300 { return }
            guard response.status.code == 429 || response.status.code >= 500 else { throw MailError.refused }
            let hint = response.headers.first(name: "Retry-After").flatMap(Double.init)
            let wait = hint ?? min(20, pow(2, Double(attempt))) + Double.random(in: 0...0.5)
            try await Task.sleep(nanoseconds: UInt64(wait * 1_000_000_000))
        }
        throw MailError.gone
    }
}

enum MailError: Error { case refused, gone }
