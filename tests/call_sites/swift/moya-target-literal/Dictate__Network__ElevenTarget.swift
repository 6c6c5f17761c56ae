import Moya
import UIKit

enum ElevenTarget: TargetType {
    case speak(String)

    var baseURL: URL { URL(string: "https://api.elevenlabs.io")! }
    var path: String { "/v1/text-to-speech/voice" }
    var method: Moya.Method { .post }
    var task: Task {
        switch self {
        case .speak(let text): return .requestParameters(parameters: ["text": text], encoding: JSONEncoding.default)
        }
    }
    var headers: [String: String]? { ["xi-api-key": "{{elevenlabs-api-key}}"] }
}
