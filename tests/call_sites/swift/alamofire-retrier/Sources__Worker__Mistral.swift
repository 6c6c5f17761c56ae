import Alamofire
import Foundation

struct Mistral {
    let session = Session(interceptor: Retrier(key: ProcessInfo.processInfo.environment["MISTRAL_API_KEY"] ?? ""))

    func chat(_ body: ChatRequest) async throws -> ChatResponse {
        try await session.request("https://api.mistral.ai/v1/chat/completions", method: .post, parameters: body, encoder: JSONParameterEncoder.default)
            .validate()
            .serializingDecodable(ChatResponse.self)
            .value
    }
}

