import 'dart:io';

import 'package:dio/dio.dart';
import 'package:get_it/get_it.dart';

void setUp() {
  GetIt.I.registerSingleton<Dio>(Dio(BaseOptions(
    baseUrl: 'https://api.cohere.com/v2',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 30),
    headers: {'Authorization': 'Bearer ${Platform.environment['COHERE_API_KEY']}'},
  )));
}
