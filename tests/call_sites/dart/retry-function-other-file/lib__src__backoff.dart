import 'dart:math';

class TransientException implements Exception {
  TransientException(this.status);
  final int status;
}

Future<T> withBackoff<T>(Future<T> Function() action, {int maxAttempts = 5}) async {
  final random = Random();
  var delay = const Duration(milliseconds: 500);
  for (var attempt = 1;; attempt++) {
    try {
      return await action();
    } on TransientException {
      if (attempt >= maxAttempts) rethrow;
      await Future<void>.delayed(delay + Duration(milliseconds: random.nextInt(250)));
      delay *= 2;
    }
  }
}
