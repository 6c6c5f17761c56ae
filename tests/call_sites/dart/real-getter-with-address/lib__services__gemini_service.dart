import 'dart:convert';
import 'package:flutter/foundation.dart';
import 'package:http/http.dart' as http;
import 'settings_service.dart';

class GeminiService {
  static String get _baseUrl {
    final model = SettingsService.model;
    return 'https://generativelanguage.googleapis.com/v1beta/models/$model:generateContent';
  }

  static Future<String> ask(String prompt) async {
    final url = Uri.parse('$_baseUrl?key=${SettingsService.apiKey}');
    final response = await http.post(
      url,
      headers: {'Content-Type': 'application/json'},
      body: jsonEncode({'contents': [{'parts': [{'text': prompt}]}]}),
    );
    if (response.statusCode != 200) {
      throw Exception('API Error ${response.statusCode}');
    }
    return response.body;
  }
}
