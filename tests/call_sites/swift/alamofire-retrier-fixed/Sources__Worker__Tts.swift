import Alamofire
import Foundation

final class FixedRetrier: RequestInterceptor {
    func retry(_ request: Request, for session: Session, dueTo error: Error, completion: @escaping (RetryResult) -> Void) {
        let status = request.response?.statusCode ?? 0
        if (status == 429 || status >= 500) && request.retryCount < 3 {
            completion(.retryWithDelay(1.0))
        } else {
            completion(.doNotRetry)
        }
    }
}

func speak(voice: String, body: SpeechBody) async throws -> Data {
    let headers: HTTPHeaders = ["xi-api-key": ProcessInfo.processInfo.environment["ELEVENLABS_API_KEY"]!]
    return try await AF.request("https://api.elevenlabs.io/v1/text-to-speech/\(voice)", method: .post, parameters: body,
                                encoder: JSONParameterEncoder.default, headers: headers, interceptor: FixedRetrier())
        .validate()
        .serializingData()
        .value
}

