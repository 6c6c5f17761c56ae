import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:http/retry.dart';
import 'package:shelf/shelf.dart';

final client = RetryClient(
  http.Client(),
  retries: 4,
  when: (response) => response.statusCode == 429 || response.statusCode >= 500,
  whenError: (error, _) => error is SocketException,
  delay: (attempt) => const Duration(milliseconds: 500) * (1 << attempt),
);

Future<Response> chat(Request request) async {
  final answer = await client
      .post(
        Uri.https('api.openai.com', '/v1/chat/completions'),
        headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}', 'Content-Type': 'application/json'},
        body: await request.readAsString(),
      )
      .timeout(const Duration(seconds: 60));
  if (answer.statusCode != 200) return Response(502);
  return Response.ok(jsonEncode(jsonDecode(answer.body)['choices']));
}
