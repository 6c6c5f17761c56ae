import Vapor

func routes(_ app: Application) throws {
    app.post("speak") { req async throws -> ClientResponse in
        let response = try await req.client.post("https://api.cartesia.ai/tts/bytes") { out in
            out.headers.add(name: "X-API-Key", value: Environment.get("CARTESIA_API_KEY") ?? "")
            out.headers.add(name: "Cartesia-Version", value: "2024-06-10")
            out.body = req.body.data
        }
        guard response.status == .ok else { throw Abort(.badGateway) }
        return response
    }
}
