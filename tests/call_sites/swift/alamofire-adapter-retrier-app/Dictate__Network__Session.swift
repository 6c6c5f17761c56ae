import Alamofire
import Foundation
import UIKit

final class TokenInterceptor: RequestInterceptor {
    private let store: SessionStore
    init(store: SessionStore) { self.store = store }

    func adapt(_ urlRequest: URLRequest, for session: Session, completion: @escaping (Result<URLRequest, Error>) -> Void) {
        var request = urlRequest
        request.headers.add(.authorization(bearerToken: store.accessToken))
        completion(.success(request))
    }

    func retry(_ request: Request, for session: Session, dueTo error: Error, completion: @escaping (RetryResult) -> Void) {
        let status = request.response?.statusCode ?? 0
        guard request.retryCount < 4, status == 0 || status == 429 || status >= 500 else { return completion(.doNotRetry) }
        let wait = min(20, pow(2, Double(request.retryCount))) * Double.random(in: 0.5...1)
        completion(.retryWithDelay(wait))
    }
}

let session = Session(interceptor: TokenInterceptor(store: .shared))

func profile() async throws -> Profile {
    try await session.request("https://api.dictate.app/me").validate().serializingDecodable(Profile.self).value
}
