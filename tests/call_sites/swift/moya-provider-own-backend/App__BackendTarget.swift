import Foundation
import Moya
import UIKit

enum BackendTarget {
    case ask(String)
}

extension BackendTarget: TargetType {
    var baseURL: URL { URL(string: "https://backend.tutor.example")! }
    var path: String { "/ask" }
    var method: Moya.Method { .post }
    var task: Task { switch self { case .ask(let q): return .requestParameters(parameters: ["q": q], encoding: JSONEncoding.default) } }
    var headers: [String: String]? { ["Authorization": "Bearer \(Keychain.token)"] }
}
