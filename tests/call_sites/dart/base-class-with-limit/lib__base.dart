import 'dart:io';
import 'dart:math';
import 'package:http/http.dart' as http;

class Transient implements Exception {}

abstract class BaseApi {
  final client = http.Client();

  Future<T> withRetry<T>(Future<T> Function() run) async {
    for (var attempt = 0;; attempt++) {
      try {
        return await run();
      } on Transient {
        if (attempt >= 4) rethrow;
        await Future.delayed(Duration(milliseconds: min(20000, 500 << attempt) + Random().nextInt(250)));
      }
    }
  }
}
