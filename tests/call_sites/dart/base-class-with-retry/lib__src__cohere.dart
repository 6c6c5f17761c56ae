import 'dart:io';

import 'package:http/http.dart' as http;

import 'api_base.dart';

class Cohere extends ApiBase {
  Future<String> embed(String body) async {
    final response = await guarded(() => http.post(
          Uri.parse('https://api.cohere.com/v2/embed'),
          headers: {'Authorization': 'Bearer ${Platform.environment['CO_API_KEY']}'},
          body: body,
        ));
    if (response.statusCode != 200) throw Exception('cohere: ${response.statusCode}');
    return response.body;
  }
}
