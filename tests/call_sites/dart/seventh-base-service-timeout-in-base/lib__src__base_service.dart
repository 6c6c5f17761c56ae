import 'dart:io';

import 'package:http/http.dart' as http;

abstract class BaseService {
  BaseService(this.host, this.key);
  final String host;
  final String key;

  Future<String> postJson(String path, String json) async {
    final response = await http
        .post(Uri.parse('https://api.mistral.ai$path'), headers: {'Authorization': 'Bearer $key'}, body: json)
        .timeout(const Duration(seconds: 30));
    if (response.statusCode != 200) throw HttpException('$path ${response.statusCode}');
    return response.body;
  }
}
