package app

import java.net.URL

class Telegram(private val token: String) {
    fun send(text: String) = URL("https://api.telegram.org/bot$token/sendMessage?text=$text").readText()
}
