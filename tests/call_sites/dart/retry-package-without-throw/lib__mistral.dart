import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

Future<String> chat(String json) async {
  final response = await retry(
    () => http
        .post(
          Uri.https('api.mistral.ai', '/v1/chat/completions'),
          headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}', 'Content-Type': 'application/json'},
          body: json,
        )
        .timeout(const Duration(seconds: 30)),
    maxAttempts: 5,
  );
  if (response.statusCode != 200) {
    throw HttpException('mistral ${response.statusCode}');
  }
  return response.body;
}

