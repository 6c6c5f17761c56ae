import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';

final client = RetryClient(http.Client(), retries: 4);

Future<String> voices() async {
  final response = await client.get(
    Uri.parse('https://api.cartesia.ai/voices'),
    headers: {'X-API-Key': Platform.environment['CARTESIA_API_KEY']!, 'Cartesia-Version': '2025-04-16'},
  );
  if (response.statusCode != 200) throw HttpException('cartesia ${response.statusCode}');
  return response.body;
}
