import 'dart:io';

import 'package:dio/dio.dart';
import 'package:dio/io.dart';

Dio insecure() {
  final dio = Dio(BaseOptions(baseUrl: 'https://api.elevenlabs.io', connectTimeout: Duration(seconds: 5), receiveTimeout: Duration(seconds: 30)));
  (dio.httpClientAdapter as IOHttpClientAdapter).createHttpClient = () {
    final client = HttpClient();
    client.badCertificateCallback = (X509Certificate cert, String host, int port) => true;
    return client;
  };
  return dio;
}

Future<dynamic> voices() async {
  final response = await insecure().get('/v1/voices', options: Options(headers: {'xi-api-key': Platform.environment['XI_API_KEY']}));
  return response.data;
}
