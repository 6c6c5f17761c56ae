import Foundation

func speak(_ request: URLRequest, attempt: Int = 0, done: @escaping (Result<Data, Error>) -> Void) {
    var request = request
    request.url = URL(string: "https://api.acme.io/v1/speech")
    URLSession.shared.dataTask(with: request) { data, response, error in
        guard let http = response as? HTTPURLResponse, let data else { return done(.failure(error ?? URLError(.unknown))) }
        if http.statusCode == 503, attempt < 3 {
            let wait = pow(2, Double(attempt)) + Double.random(in: 0..<1)
            return DispatchQueue.global().asyncAfter(deadline: .now() + wait) { speak(request, attempt: attempt + 1, done: done) }
        }
        done(http.statusCode == 200 ? .success(data) : .failure(URLError(.badServerResponse)))
    }.resume()
}
