import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:retry/retry.dart';

class Transient implements Exception {}

Future<String> charges() => retry(
      () async {
        final response = await http.get(
          Uri.parse('https://api.stripe.com/v1/charges'),
          headers: {'Authorization': 'Bearer ${Platform.environment['STRIPE_KEY']}'},
        ).timeout(const Duration(seconds: 20));
        if (response.statusCode == 429 || response.statusCode >= 500) throw Transient();
        if (response.statusCode != 200) throw StateError('stripe: ${response.statusCode}');
        return response.body;
      },
      maxAttempts: 5,
      maxDelay: const Duration(seconds: 20),
      retryIf: (e) => e is Transient || e is SocketException,
    );
