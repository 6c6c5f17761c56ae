import Foundation

func setUp(apiKey: String) {
    print("using \(apiKey)")
}
