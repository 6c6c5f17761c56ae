import 'package:dio/dio.dart';
import 'package:flutter/material.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';

class Api extends ChangeNotifier {
  final _storage = const FlutterSecureStorage();
  final _dio = Dio(BaseOptions(baseUrl: 'https://api.acme.io'));

  Future<void> login(String token) => _storage.write(key: 'access_token', value: token);

  Future<dynamic> transcripts() async {
    final token = await _storage.read(key: 'access_token');
    final response = await _dio.get('/transcripts', options: Options(headers: {'Authorization': 'Bearer $token'}));
    return response.data;
  }
}
