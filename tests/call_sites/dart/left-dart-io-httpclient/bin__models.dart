import 'dart:convert';
import 'dart:io';

Future<String> models() async {
  final client = HttpClient();
  final request = await client.getUrl(Uri.parse('https://api.mistral.ai/v1/models'));
  request.headers.set('Authorization', 'Bearer ${Platform.environment['MISTRAL_API_KEY']}');
  final response = await request.close();
  if (response.statusCode != 200) {
    throw HttpException('mistral: ${response.statusCode}');
  }
  return response.transform(utf8.decoder).join();
}
