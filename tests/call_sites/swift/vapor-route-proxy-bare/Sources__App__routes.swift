import Vapor

func routes(_ app: Application) throws {
    app.post("speak") { req async throws -> Response in
        let input = try req.content.decode(SpeakInput.self)
        guard let key = Environment.get("ELEVENLABS_API_KEY") else { throw Abort(.internalServerError) }
        let answer = try await req.client.post("https://api.elevenlabs.io/v1/text-to-speech/\(input.voice)") { out in
            out.headers.add(name: "xi-api-key", value: key)
            try out.content.encode(["text": input.text])
        }
        guard answer.status == .ok else { throw Abort(.badGateway) }
        return Response(status: .ok, body: .init(buffer: answer.body!))
    }
}
