import AsyncHTTPClient
import Foundation
import NIOCore

struct Mail {
    let http = HTTPClient.shared

    func send(_ json: String) async throws {
        var request = HTTPClientRequest(url: "https://api.resend.com/emails")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(ProcessInfo.processInfo.environment["RESEND_API_KEY"] ?? "")")
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: json))
        let response = try await http.execute(request, timeout: .seconds(20))
        guard response.status == .ok else { throw MailError.refused(response.status.code) }
    }
}

enum MailError: Error { case refused(UInt) }
