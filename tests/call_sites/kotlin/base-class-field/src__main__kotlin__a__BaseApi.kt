package a

import okhttp3.OkHttpClient

abstract class BaseApi(protected val host: String) {
    protected val http = OkHttpClient()
}
