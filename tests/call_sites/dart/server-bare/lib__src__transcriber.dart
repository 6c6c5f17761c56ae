import 'dart:io';

import 'package:http/http.dart' as http;

Future<String> transcribe(List<int> audio) async {
  final response = await http.post(Uri.parse('https://api.deepgram.com/v1/listen'),
      headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}, body: audio);
  if (response.statusCode != 200) throw HttpException('status ${response.statusCode}');
  return response.body;
}
