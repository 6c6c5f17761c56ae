import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';

Dio groq() {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.groq.com/openai/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 30),
    headers: {'Authorization': 'Bearer ${Platform.environment['GROQ_API_KEY']}'},
  ));
  dio.interceptors.add(RetryInterceptor(
    dio: dio,
    retries: 4,
    retryDelays: const [Duration(seconds: 1), Duration(seconds: 2), Duration(seconds: 4), Duration(seconds: 8)],
  ));
  return dio;
}

Future<String> complete(Map<String, dynamic> body) async {
  final response = await groq().post('/chat/completions', data: body);
  return response.data['choices'][0]['message']['content'] as String;
}
