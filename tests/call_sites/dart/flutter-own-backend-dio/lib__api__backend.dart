import 'package:dio/dio.dart';
import 'package:flutter/foundation.dart';

class Backend {
  Backend(this._tokens) {
    _dio.interceptors.add(InterceptorsWrapper(onRequest: (options, handler) async {
      options.headers['Authorization'] = 'Bearer ${await _tokens.read()}';
      handler.next(options);
    }));
  }

  final TokenStore _tokens;
  final Dio _dio = Dio(BaseOptions(
    baseUrl: 'https://api.talker.app/v2',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 20),
  ));

  Future<Profile> me() async {
    final response = await _dio.get<Map<String, dynamic>>('/me');
    return Profile.fromJson(response.data!);
  }
}
