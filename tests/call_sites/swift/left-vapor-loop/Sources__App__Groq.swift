import Vapor

struct Groq {
    let client: any Client

    func chat(_ body: ChatBody) async throws -> ClientResponse {
        var wait: Int64 = 500
        for _ in 0..<4 {
            let response = try await client.post("https://api.groq.com/openai/v1/chat/completions") { req in
                req.headers.bearerAuthorization = .init(token: Environment.get("GROQ_API_KEY")!)
                try req.content.encode(body)
            }
            if response.status == .ok { return response }
            guard response.status == .tooManyRequests || response.status.code >= 500 else {
                throw Abort(.badGateway)
            }
            try await Task.sleep(for: .milliseconds(wait + Int64.random(in: 0...250)))
            wait = min(wait * 2, 10_000)
        }
        throw Abort(.serviceUnavailable)
    }
}
