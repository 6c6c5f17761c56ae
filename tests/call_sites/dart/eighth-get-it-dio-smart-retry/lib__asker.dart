import 'package:dio/dio.dart';

class Asker {
  const Asker(this._dio);
  final Dio _dio;

  Future<Object?> ask(Object body) async => (await _dio.post<Object>('/chat/completions', data: body)).data;
}
