import Alamofire
import Foundation

func ask(prompt: String, apiKey: String) async {
    let openAIURL = Settings.backend + "/v1/chat"
    if let url = URL(string: openAIURL) {
        var urlRequest = URLRequest(url: url)
        urlRequest.method = .post
        urlRequest.setValue("Bearer \(apiKey)", forHTTPHeaderField: "Authorization")
        let request = AF.request(urlRequest)
        request.responseDecodable(of: Chat.self) { response in
            switch response.result {
            case .success(let c): print(c)
            case .failure(let error): print(error)
            }
        }
    }
}
