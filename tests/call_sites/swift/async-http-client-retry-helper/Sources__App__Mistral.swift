import AsyncHTTPClient
import NIOCore
import NIOFoundationCompat

struct Mistral {
    let client: HTTPClient
    let key: String

    func chat(_ body: ByteBuffer) async throws -> ByteBuffer {
        try await withRetry {
            var request = HTTPClientRequest(url: "https://api.mistral.ai/v1/chat/completions")
            request.method = .POST
            request.headers.add(name: "Authorization", value: "Bearer \(key)")
            request.body = .bytes(body)
            let response = try await client.execute(request, timeout: .seconds(30))
            if response.status.code == 429 || response.status.code >= 500 { throw Transient() }
            guard response.status == .ok else { throw ClientError(status: response.status.code) }
            return try await response.body.collect(upTo: 1 << 20)
        }
    }
}
