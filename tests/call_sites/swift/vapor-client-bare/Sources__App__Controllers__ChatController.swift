import Vapor

struct ChatController: RouteCollection {
    func boot(routes: RoutesBuilder) throws {
        routes.post("chat", use: chat)
    }

    func chat(req: Request) async throws -> ChatResponse {
        let key = Environment.get("OPENAI_API_KEY") ?? ""
        let response = try await req.client.post("https://api.openai.com/v1/chat/completions") { out in
            out.headers.bearerAuthorization = BearerAuthorization(token: key)
            try out.content.encode(req.content.decode(ChatRequest.self))
        }
        guard response.status == .ok else { throw Abort(.badGateway) }
        return try response.content.decode(ChatResponse.self)
    }
}
