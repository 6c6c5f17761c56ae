import Foundation

final class Account {
    private let defaults = UserDefaults(suiteName: "group.io.acme.account")!

    func remember(accessToken: String) {
        defaults.set(accessToken, forKey: "access_token")
    }
}
