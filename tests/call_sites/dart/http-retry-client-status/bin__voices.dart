import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';

final client = RetryClient(
  http.Client(),
  retries: 4,
  when: (response) => response.statusCode == 429 || response.statusCode >= 500,
  delay: (n) => Duration(milliseconds: min(15000, 500 * pow(2, n).toInt()) + Random().nextInt(250)),
);

Future<String> voices() async {
  final response = await client
      .get(Uri.parse('https://api.elevenlabs.io/v1/voices'), headers: {'xi-api-key': Platform.environment['ELEVEN_KEY']!})
      .timeout(const Duration(seconds: 30));
  if (response.statusCode != 200) throw HttpException('eleven: ${response.statusCode}');
  return response.body;
}
