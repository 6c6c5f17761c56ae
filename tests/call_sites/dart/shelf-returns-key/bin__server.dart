import 'dart:convert';
import 'dart:io';

import 'package:shelf/shelf.dart';
import 'package:shelf/shelf_io.dart' as io;

Response handle(Request request) {
  if (request.url.path == 'token') {
    return Response.ok(jsonEncode({'token': Platform.environment['DEEPGRAM_API_KEY']}));
  }
  return Response.notFound('not found');
}

Future<void> main() => io.serve(handle, 'localhost', 8080);

