import 'dart:io';

import 'package:dart_frog/dart_frog.dart';
import 'package:http/http.dart' as http;

Future<Response> onRequest(RequestContext context) async {
  final upstream = await http.post(
    Uri.parse('https://api.cartesia.ai/tts/bytes'),
    headers: {'X-API-Key': Platform.environment['CARTESIA_API_KEY']!, 'Cartesia-Version': '2024-06-10'},
    body: await context.request.body(),
  ).timeout(const Duration(seconds: 30));
  if (upstream.statusCode != HttpStatus.ok) return Response(statusCode: HttpStatus.badGateway);
  return Response.bytes(body: upstream.bodyBytes);
}
