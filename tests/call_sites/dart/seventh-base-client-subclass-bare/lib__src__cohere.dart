import 'dart:convert';
import 'dart:io';

import 'auth_client.dart';

class Cohere {
  final _client = AuthClient(Platform.environment['COHERE_API_KEY']!);

  Future<Map<String, dynamic>> chat(String json) async {
    final response = await _client.post(Uri.parse('https://api.cohere.com/v2/chat'), body: json);
    if (response.statusCode != 200) throw HttpException('cohere ${response.statusCode}');
    return jsonDecode(response.body) as Map<String, dynamic>;
  }
}
