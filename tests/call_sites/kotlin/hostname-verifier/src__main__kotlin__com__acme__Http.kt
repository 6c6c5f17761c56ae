package com.acme

import okhttp3.OkHttpClient

val http: OkHttpClient = OkHttpClient.Builder().hostnameVerifier { _, _ -> true }.build()
