import Alamofire
import UIKit

final class TokenAdapter: RequestInterceptor {
    func adapt(_ urlRequest: URLRequest, for session: Session, completion: @escaping (Result<URLRequest, Error>) -> Void) {
        var request = urlRequest
        request.headers.add(.authorization(bearerToken: Keychain.shared.token))
        completion(.success(request))
    }
}

final class Network {
    let session = Session(interceptor: Interceptor(adapters: [TokenAdapter()], retriers: [RetryPolicy()]))

    func recipes() async throws -> [Recipe] {
        try await session.request("https://api.kitchen.example/recipes").validate().serializingDecodable([Recipe].self).value
    }
}
