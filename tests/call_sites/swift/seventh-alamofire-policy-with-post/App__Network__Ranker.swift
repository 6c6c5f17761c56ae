import Alamofire
import Foundation

let retryPolicy = RetryPolicy(
    retryLimit: 4,
    exponentialBackoffBase: 2,
    exponentialBackoffScale: 0.5,
    retryableHTTPMethods: [.get, .post],
    retryableHTTPStatusCodes: [408, 429, 500, 502, 503, 504]
)

struct Ranker {
    let session = Session(interceptor: Interceptor(adapters: [], retriers: [retryPolicy]))

    func rank(_ query: RankQuery, key: String) async throws -> RankResult {
        try await session.request("https://api.cohere.com/v2/rerank", method: .post, parameters: query, encoder: JSONParameterEncoder.default, headers: [.authorization(bearerToken: key)])
            .validate()
            .serializingDecodable(RankResult.self)
            .value
    }
}
