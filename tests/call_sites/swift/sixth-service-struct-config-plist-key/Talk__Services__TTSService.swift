import AVFoundation
import Foundation
import UIKit

struct TTSService {
    static let apiKey = "{{elevenlabs-api-key}}"
    let voice = "21m00Tcm4TlvDq8ikWAM"

    func synthesize(_ text: String, completion: @escaping (Result<Data, Error>) -> Void) {
        let url = URL(string: "https://api.elevenlabs.io/v1/text-to-speech/\(voice)")!
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.allHTTPHeaderFields = ["xi-api-key": TTSService.apiKey, "Content-Type": "application/json"]
        request.httpBody = try? JSONEncoder().encode(["text": text])
        URLSession.shared.dataTask(with: request) { data, response, error in
            if let error { return completion(.failure(error)) }
            guard let http = response as? HTTPURLResponse, http.statusCode == 200, let data else {
                return completion(.failure(URLError(.badServerResponse)))
            }
            completion(.success(data))
        }.resume()
    }
}
