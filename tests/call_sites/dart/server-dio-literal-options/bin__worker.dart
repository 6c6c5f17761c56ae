import 'package:dio/dio.dart';

final dio = Dio(
  BaseOptions(
    baseUrl: 'https://api.sendgrid.com/v3',
    connectTimeout: const Duration(seconds: 5),
    receiveTimeout: const Duration(seconds: 15),
    headers: {'Authorization': 'Bearer {{sendgrid-api-key}}'},
  ),
);

Future<void> send(Map<String, dynamic> mail) async {
  await dio.post('/mail/send', data: mail);
}
