import Alamofire
import Foundation

final class Retrier: RequestInterceptor {
    private let limit = 4
    private let key: String

    init(key: String) {
        self.key = key
    }

    func adapt(_ urlRequest: URLRequest, for session: Session, completion: @escaping (Result<URLRequest, Error>) -> Void) {
        var request = urlRequest
        request.headers.add(.authorization(bearerToken: key))
        completion(.success(request))
    }

    func retry(_ request: Request, for session: Session, dueTo error: Error, completion: @escaping (RetryResult) -> Void) {
        guard let status = request.response?.statusCode, status == 429 || status >= 500, request.retryCount < limit else {
            return completion(.doNotRetry)
        }
        completion(.retryWithDelay(min(20, pow(2, Double(request.retryCount))) + Double.random(in: 0...1)))
    }
}
