import Foundation

class BaseAPI {
    let session = URLSession(configuration: .ephemeral)
    let host = "https://api.deepgram.com"
}
