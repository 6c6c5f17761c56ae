import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';

Dio makeDio() {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.mistral.ai/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 60),
    headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}'},
  ));
  dio.interceptors.add(RetryInterceptor(
    dio: dio,
    retries: 4,
    retryDelays: const [Duration(seconds: 1), Duration(seconds: 2), Duration(seconds: 4), Duration(seconds: 8)],
  ));
  return dio;
}

Future<Map<String, dynamic>> chat(List<Map<String, String>> messages) async {
  final response = await makeDio().post('/chat/completions', data: {'model': 'mistral-small-latest', 'messages': messages});
  return response.data;
}
