import 'dart:io';
import 'package:dio/dio.dart';

abstract class BaseApi {
  final dio = Dio(BaseOptions(
    baseUrl: 'https://api.groq.com/openai/v1',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 30),
    headers: {'Authorization': 'Bearer ${Platform.environment['GROQ_API_KEY']}'},
  ));
}
