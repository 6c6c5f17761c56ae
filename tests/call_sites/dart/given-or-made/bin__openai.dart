import 'dart:io';
import 'package:http/http.dart' as http;

class OpenAi {
  OpenAi({http.Client? client}) : _client = client ?? http.Client();

  final http.Client _client;

  Future<String> models() async {
    final response = await _client.get(
      Uri.parse('https://api.openai.com/v1/models'),
      headers: {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'},
    );
    if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
    return response.body;
  }
}
