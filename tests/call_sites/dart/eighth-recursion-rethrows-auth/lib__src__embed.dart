import 'dart:io';

import 'package:http/http.dart' as http;

class Refused implements Exception {}

Future<String> embed(String json, [int left = 3]) async {
  try {
    final response = await http.post(Uri.parse('https://api.cohere.com/v2/embed'), headers: {'Authorization': 'Bearer ${Platform.environment['COHERE_API_KEY']}'}, body: json);
    if (response.statusCode == 401 || response.statusCode == 403) throw Refused();
    if (response.statusCode != 200) throw HttpException('cohere ${response.statusCode}');
    return response.body;
  } on Refused {
    rethrow;
  } catch (_) {
    if (left == 0) rethrow;
    await Future<void>.delayed(const Duration(seconds: 2));
    return embed(json, left - 1);
  }
}
