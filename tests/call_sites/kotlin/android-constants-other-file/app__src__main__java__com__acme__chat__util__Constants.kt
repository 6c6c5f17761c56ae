package com.acme.chat.util

object Constants {
    const val BASE_URL = "https://api.openai.com/v1/"
    const val OPENAI_API_KEY = "{{openai-project-key}}"
    const val MODEL = "gpt-4o-mini"
}
