import 'dart:async';
import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

class Transient implements Exception {
  Transient(this.status);
  final int status;
}

const _retry = RetryOptions(maxAttempts: 5, delayFactor: Duration(milliseconds: 400), maxDelay: Duration(seconds: 20));

Future<String> translate(String text) => _retry.retry(
      () async {
        final response = await http
            .post(Uri.https('api.mistral.ai', '/v1/chat/completions'),
                headers: {'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}'}, body: jsonEncode({'model': 'mistral-small-latest', 'messages': [{'role': 'user', 'content': text}]}))
            .timeout(const Duration(seconds: 30));
        if (response.statusCode == 429 || response.statusCode >= 500) throw Transient(response.statusCode);
        if (response.statusCode != 200) throw StateError('mistral ${response.statusCode}');
        return response.body;
      },
      retryIf: (e) => e is Transient || e is SocketException || e is TimeoutException,
    );
