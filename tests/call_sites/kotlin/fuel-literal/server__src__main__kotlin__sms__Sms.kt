package sms

import com.github.kittinunf.fuel.Fuel
import com.github.kittinunf.fuel.core.extensions.jsonBody
import com.github.kittinunf.result.Result

fun notify(text: String) {
    val (_, response, result) = Fuel.post("https://api.sendgrid.com/v3/mail/send")
        .header("Authorization", "Bearer {{sendgrid-api-key}}")
        .jsonBody("""{"content":"$text"}""")
        .responseString()
    when (result) {
        is Result.Failure -> throw IllegalStateException("mail: ${response.statusCode}")
        is Result.Success -> Unit
    }
}
