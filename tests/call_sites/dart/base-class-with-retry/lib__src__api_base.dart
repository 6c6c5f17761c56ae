import 'dart:async';
import 'dart:math';

import 'package:http/http.dart' as http;

abstract class ApiBase {
  final _random = Random();

  Future<http.Response> guarded(Future<http.Response> Function() send) async {
    for (var attempt = 0;; attempt++) {
      final response = await send().timeout(const Duration(seconds: 20));
      final again = response.statusCode == 429 || response.statusCode >= 500;
      if (!again || attempt == 4) return response;
      final cap = min(20000, 400 * pow(2, attempt).toInt());
      await Future<void>.delayed(Duration(milliseconds: cap ~/ 2 + _random.nextInt(cap ~/ 2)));
    }
  }
}
