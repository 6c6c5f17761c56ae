import UIKit

final class APICaller {
    static let shared = APICaller()

    @frozen enum Constants {
        static let key = "{{elevenlabs-api-key}}"
    }

    func speak(text: String, voice: String, completion: @escaping (Result<Data, Error>) -> Void) {
        guard let url = URL(string: "https://api.elevenlabs.io/v1/text-to-speech/\(voice)") else { return }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.addValue(Constants.key, forHTTPHeaderField: "xi-api-key")
        request.addValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try? JSONSerialization.data(withJSONObject: ["text": text])
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
            if let error = error {
                completion(.failure(error))
                return
            }
            guard let status = (response as? HTTPURLResponse)?.statusCode, (200..<300).contains(status), let data = data else {
                completion(.failure(URLError(.badServerResponse)))
                return
            }
            completion(.success(data))
        }
        task.resume()
    }
}
