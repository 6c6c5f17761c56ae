import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:shelf/shelf.dart';
import 'package:shelf/shelf_io.dart' as io;

Future<Response> ask(Request request) async {
  final answer = await http.post(
    Uri.parse('https://api.mistral.ai/v1/chat/completions'),
    headers: {
      'Authorization': 'Bearer ${Platform.environment['MISTRAL_API_KEY']}',
      'Content-Type': 'application/json',
    },
    body: await request.readAsString(),
  );
  if (answer.statusCode != 200) return Response(502);
  return Response.ok(jsonDecode(answer.body)['choices'][0]['message']['content']);
}

void main() async => io.serve(ask, InternetAddress.anyIPv4, 8080);
