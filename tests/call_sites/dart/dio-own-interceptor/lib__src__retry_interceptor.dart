import 'dart:math';

import 'package:dio/dio.dart';

class BackoffInterceptor extends Interceptor {
  BackoffInterceptor(this.dio);

  final Dio dio;
  final _random = Random();

  @override
  Future<void> onError(DioException err, ErrorInterceptorHandler handler) async {
    final attempt = (err.requestOptions.extra['attempt'] as int?) ?? 0;
    final status = err.response?.statusCode ?? 0;
    if (attempt >= 4 || !(status == 429 || status >= 500)) {
      return handler.next(err);
    }
    final wait = min(20000, 500 * pow(2, attempt).toInt()) + _random.nextInt(300);
    await Future.delayed(Duration(milliseconds: wait));
    err.requestOptions.extra['attempt'] = attempt + 1;
    try {
      handler.resolve(await dio.fetch(err.requestOptions));
    } on DioException catch (e) {
      handler.next(e);
    }
  }
}
