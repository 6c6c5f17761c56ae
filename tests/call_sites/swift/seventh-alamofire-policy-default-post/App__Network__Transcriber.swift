import Alamofire
import Foundation

final class Transcriber {
    private let session = Session(interceptor: RetryPolicy(retryLimit: 4))

    func transcribe(_ audio: Data, token: String) async throws -> Transcript {
        try await session.upload(audio, to: "https://api.deepgram.com/v1/listen", method: .post, headers: ["Authorization": "Token \(token)"])
            .validate()
            .serializingDecodable(Transcript.self)
            .value
    }
}
