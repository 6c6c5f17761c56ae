import 'package:flutter/material.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:http/http.dart' as http;

class Ask {
  final _storage = const FlutterSecureStorage();

  Future<String> send(String body) async {
    final key = await _storage.read(key: 'openai_api_key');
    final response = await http.post(
      Uri.parse('https://api.openai.com/v1/responses'),
      headers: {'Authorization': 'Bearer $key', 'Content-Type': 'application/json'},
      body: body,
    );
    if (response.statusCode != 200) throw Exception('openai: ${response.statusCode}');
    return response.body;
  }
}
