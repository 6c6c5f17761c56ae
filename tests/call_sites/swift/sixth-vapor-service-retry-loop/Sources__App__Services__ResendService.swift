import Vapor

struct ResendService {
    let client: Client
    let key: String

    func send(_ mail: Mail) async throws {
        var attempt = 0
        while true {
            let response = try await client.post("https://api.resend.com/emails") { request in
                request.headers.bearerAuthorization = .init(token: key)
                try request.content.encode(mail)
            }
            if response.status == .ok { return }
            let transient = response.status == .tooManyRequests || response.status.code >= 500
            guard transient, attempt < 4 else { throw Abort(.badGateway) }
            let delay = min(20.0, 0.5 * pow(2.0, Double(attempt))) + Double.random(in: 0..<0.3)
            try await Task.sleep(nanoseconds: UInt64(delay * 1_000_000_000))
            attempt += 1
        }
    }
}
