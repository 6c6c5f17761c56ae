import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore

func listen(_ audio: ByteBuffer) async throws -> ByteBuffer {
    var request = HTTPClientRequest(url: "https://api.deepgram.com/v1/listen")
    request.method = .POST
    request.headers.add(name: "Authorization", value: "Token \(ProcessInfo.processInfo.environment["DEEPGRAM_API_KEY"] ?? "")")
    request.body = .bytes(audio)
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
    guard response.status == .ok else { throw HTTPError(.badGateway) }
    return try await response.body.collect(upTo: 10 * 1024 * 1024)
}
