import 'dart:async';
import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

class TransientException implements Exception {}

Future<String> transcribe(List<int> audio) => retry(
      () async {
        final response = await http
            .post(Uri.parse('https://api.deepgram.com/v1/listen'),
                headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}, body: audio)
            .timeout(const Duration(seconds: 90));
        if (response.statusCode == 429 || response.statusCode >= 500) throw TransientException();
        if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
        return response.body;
      },
      maxAttempts: 5,
      retryIf: (e) => e is TransientException || e is SocketException || e is TimeoutException,
    );
