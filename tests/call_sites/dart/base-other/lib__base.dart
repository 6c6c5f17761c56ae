import 'dart:convert';
import 'dart:io';
import 'package:http/http.dart' as http;

abstract class Base {
  Base(this.url, this.key);

  final String url;
  final String key;

  Future<String> ask(Map<String, dynamic> body) async {
    final response = await http
        .post(Uri.parse(url), headers: {'Authorization': 'Bearer $key'}, body: jsonEncode(body))
        .timeout(const Duration(seconds: 20));
    if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
    return response.body;
  }
}
