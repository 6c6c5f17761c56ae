import Alamofire
import UIKit

enum Router: URLRequestConvertible {
    case chat(Parameters)

    static let key = "{{openai-project-key}}"

    func asURLRequest() throws -> URLRequest {
        switch self {
        case let .chat(parameters):
            var request = URLRequest(url: URL(string: "https://api.openai.com/v1/chat/completions")!)
            request.method = .post
            request.headers.add(.authorization(bearerToken: Router.key))
            return try JSONEncoding.default.encode(request, with: parameters)
        }
    }
}

final class ChatViewController: UIViewController {
    func send(_ parameters: Parameters) {
        AF.request(Router.chat(parameters)).validate().responseDecodable(of: Reply.self) { response in
            print(response.result)
        }
    }
}
