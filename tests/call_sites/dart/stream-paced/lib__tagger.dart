import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

class TransientStatus implements Exception {}

Future<List<String>> tagAll(List<String> bodies) async {
  final out = <String>[];
  for (final body in bodies) {
    out.add(await retry(() => _tag(body), retryIf: (e) => e is TransientStatus || e is SocketException, maxAttempts: 5));
    await Future.delayed(const Duration(milliseconds: 300));
  }
  return out;
}

Future<String> _tag(String body) async {
  final response = await http
      .post(Uri.parse('https://api.mistral.ai/v1/chat/completions'),
          headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}'}, body: body)
      .timeout(const Duration(seconds: 30));
  if (response.statusCode == 429 || response.statusCode >= 500) throw TransientStatus();
  if (response.statusCode != 200) throw HttpException('mistral ${response.statusCode}');
  return response.body;
}
