import 'dart:io';

import 'package:http/http.dart' as http;

Future<String> generate(String body) async {
  final uri = Uri.https('generativelanguage.googleapis.com', '/v1beta/models/gemini-2.0-flash:generateContent',
      {'key': Platform.environment['GEMINI_API_KEY']});
  final response = await http.post(uri, body: body);
  if (response.statusCode != 200) throw HttpException('gemini: ${response.statusCode}');
  return response.body;
}
