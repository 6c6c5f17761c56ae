import Alamofire
import Foundation

final class Claude {
    private let session: Session

    init() {
        let policy = RetryPolicy(retryLimit: 4, exponentialBackoffBase: 2, exponentialBackoffScale: 0.5,
                                 retryableHTTPMethods: [.get, .post], retryableHTTPStatusCodes: [429, 500, 502, 503, 504, 529])
        session = Session(interceptor: Interceptor(adapters: [], retriers: [policy]))
    }

    func ask(_ body: Ask) async throws -> Answer {
        let headers: HTTPHeaders = [
            "x-api-key": ProcessInfo.processInfo.environment["ANTHROPIC_API_KEY"] ?? "",
            "anthropic-version": "2023-06-01",
        ]
        return try await session.request("https://api.anthropic.com/v1/messages", method: .post, parameters: body,
                                         encoder: JSONParameterEncoder.default, headers: headers)
            .validate()
            .serializingDecodable(Answer.self)
            .value
    }
}
