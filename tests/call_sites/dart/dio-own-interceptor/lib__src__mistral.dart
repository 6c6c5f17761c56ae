import 'dart:io';

import 'package:dio/dio.dart';

import 'retry_interceptor.dart';

class Mistral {
  Mistral() {
    _dio.interceptors.add(BackoffInterceptor(_dio));
  }

  final _dio = Dio(BaseOptions(
    baseUrl: 'https://api.mistral.ai/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 60),
    headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}'},
  ));

  Future<Map<String, dynamic>> chat(Map<String, dynamic> body) async {
    final response = await _dio.post('/chat/completions', data: body);
    return response.data as Map<String, dynamic>;
  }
}

