import Alamofire
import UIKit

class WhisperService {
    static let shared = WhisperService()
    private let headers: HTTPHeaders = [
        "Authorization": "Bearer {{openai-project-key}}",
        "Content-Type": "multipart/form-data",
    ]

    func transcribe(file: URL, completion: @escaping (Result<Transcript, AFError>) -> Void) {
        AF.upload(multipartFormData: { form in
            form.append(file, withName: "file")
            form.append(Data("whisper-1".utf8), withName: "model")
        }, to: "https://api.openai.com/v1/audio/transcriptions", headers: headers)
        .validate()
        .responseDecodable(of: Transcript.self) { response in
            completion(response.result)
        }
    }
}
