import Alamofire
import Foundation

let policy = RetryPolicy(retryLimit: 4, exponentialBackoffBase: 2, exponentialBackoffScale: 0.5)
let session = Session(interceptor: policy)

func speak(_ text: String) async throws -> Data {
    let headers: HTTPHeaders = ["xi-api-key": ProcessInfo.processInfo.environment["ELEVENLABS_API_KEY"]!]
    return try await session.request("https://api.elevenlabs.io/v1/text-to-speech/voice", method: .post,
                                     parameters: ["text": text], encoder: JSONParameterEncoder.default, headers: headers)
        .validate()
        .serializingData().value
}
