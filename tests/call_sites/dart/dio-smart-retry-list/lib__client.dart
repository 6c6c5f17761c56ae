import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';

Dio openAi() {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.openai.com/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 60),
    headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'},
  ));
  dio.interceptors.add(RetryInterceptor(
    dio: dio,
    retries: 4,
    retryDelays: const [
      Duration(milliseconds: 500),
      Duration(seconds: 2),
      Duration(seconds: 5),
      Duration(seconds: 12),
    ],
  ));
  return dio;
}

Future<Response<dynamic>> chat(Map<String, dynamic> body) => openAi().post('/chat/completions', data: body);
