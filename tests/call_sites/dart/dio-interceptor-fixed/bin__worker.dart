import 'dart:io';

import 'package:dio/dio.dart';

final dio = Dio(BaseOptions(receiveTimeout: const Duration(seconds: 60), connectTimeout: const Duration(seconds: 5)))
  ..interceptors.add(InterceptorsWrapper(onError: (e, handler) async {
    final tries = (e.requestOptions.extra['tries'] ?? 0) as int;
    final status = e.response?.statusCode ?? 0;
    if ((status == 429 || status >= 500) && tries < 3) {
      await Future.delayed(const Duration(seconds: 2));
      e.requestOptions.extra['tries'] = tries + 1;
      return handler.resolve(await dio.fetch(e.requestOptions));
    }
    return handler.next(e);
  }));

Future<String> transcribe(List<int> audio) async {
  final response = await dio.post(
    'https://api.deepgram.com/v1/listen',
    data: Stream.fromIterable([audio]),
    options: Options(headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}),
  );
  return response.data.toString();
}

