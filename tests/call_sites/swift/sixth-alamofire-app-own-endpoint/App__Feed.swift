import Alamofire
import SwiftUI

@MainActor
final class Feed: ObservableObject {
    @Published var posts: [Post] = []

    func load() async {
        posts = (try? await AF.request("https://feed.example.com/posts", interceptor: .retryPolicy).serializingDecodable([Post].self).value) ?? []
    }
}
