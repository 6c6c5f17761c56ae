import Vapor

struct OpenAI {
    let app: Application

    func respond(_ body: ResponsesBody) async throws -> ClientResponse {
        var delay: Int64 = 500
        for attempt in 1...5 {
            let response = try await app.client.post("https://api.openai.com/v1/responses", headers: ["Authorization": "Bearer \(Environment.get("OPENAI_API_KEY")!)"]) { req in
                try req.content.encode(body)
            }
            if response.status == .ok { return response }
            guard response.status == .tooManyRequests || response.status.code >= 500, attempt < 5 else {
                throw Abort(.badGateway, reason: "openai \(response.status)")
            }
            let asked = response.headers.first(name: "Retry-After").flatMap { Int64($0) }.map { $0 * 1000 }
            try await Task.sleep(nanoseconds: UInt64((asked ?? delay + Int64.random(in: 0...250)) * 1_000_000))
            delay *= 2
        }
        throw Abort(.serviceUnavailable)
    }
}
