import 'dart:io';

import 'package:dio/dio.dart';
import 'package:get_it/get_it.dart';

import 'summary_service.dart';

final getIt = GetIt.instance;

void setup() {
  getIt.registerLazySingleton<Dio>(() => Dio(BaseOptions(
        baseUrl: 'https://api.anthropic.com/v1',
        connectTimeout: const Duration(seconds: 10),
        receiveTimeout: const Duration(seconds: 60),
        headers: {'x-api-key': Platform.environment['ANTHROPIC_API_KEY'], 'anthropic-version': '2023-06-01'},
      )));
  getIt.registerFactory(() => SummaryService(getIt<Dio>()));
}
