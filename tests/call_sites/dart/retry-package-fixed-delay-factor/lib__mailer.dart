import 'dart:async';
import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

class TransientError implements Exception {}

const _retry = RetryOptions(maxAttempts: 5, delayFactor: Duration(milliseconds: 300), maxDelay: Duration(seconds: 15));

Future<void> sendMail(Map<String, dynamic> mail) => _retry.retry(
      () async {
        final response = await http
            .post(
              Uri.parse('https://api.resend.com/emails'),
              headers: {
                'Authorization': 'Bearer ${Platform.environment['RESEND_API_KEY']}',
                'Content-Type': 'application/json',
              },
              body: jsonEncode(mail),
            )
            .timeout(const Duration(seconds: 15));
        if (response.statusCode == 429 || response.statusCode >= 500) throw TransientError();
        if (response.statusCode >= 400) throw HttpException('resend ${response.statusCode}');
      },
      retryIf: (e) => e is TransientError || e is SocketException || e is TimeoutException,
    );
