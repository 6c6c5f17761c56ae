import Alamofire
import Foundation

enum Claude {
    static func ask(_ body: Ask, completion: @escaping (Answer?) -> Void) {
        let headers: HTTPHeaders = ["x-api-key": ProcessInfo.processInfo.environment["ANTHROPIC_API_KEY"] ?? ""]
        AF.request("https://api.anthropic.com/v1/messages", method: .post, parameters: body, encoder: JSONParameterEncoder.default, headers: headers)
            .validate()
            .responseDecodable(of: Answer.self) { response in
                completion(response.value)
            }
    }
}
