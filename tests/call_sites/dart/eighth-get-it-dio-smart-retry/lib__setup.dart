import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';
import 'package:get_it/get_it.dart';

Dio makeDio() {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.groq.com/openai/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 30),
    headers: {'Authorization': 'Bearer ${Platform.environment['GROQ_API_KEY']}'},
  ));
  dio.interceptors.add(RetryInterceptor(dio: dio, retries: 3, retryDelays: const [Duration(seconds: 1), Duration(seconds: 2), Duration(seconds: 4)]));
  return dio;
}

void setUp() => GetIt.I.registerLazySingleton<Dio>(makeDio);
