import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio_smart_retry/dio_smart_retry.dart';

Dio buildDio() {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.openai.com/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 60),
    headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'},
  ));
  dio.interceptors.add(RetryInterceptor(
    dio: dio,
    retries: 4,
    retryDelays: const [Duration(milliseconds: 500), Duration(seconds: 1), Duration(seconds: 2), Duration(seconds: 4)],
  ));
  return dio;
}

Future<void> main(List<String> args) async {
  final response = await buildDio().post('/chat/completions', data: args.first);
  stdout.writeln(response.data);
}
