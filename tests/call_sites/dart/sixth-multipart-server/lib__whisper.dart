import 'dart:io';
import 'package:http/http.dart' as http;

Future<String> transcribe(String path) async {
  final request = http.MultipartRequest('POST', Uri.parse('https://api.openai.com/v1/audio/transcriptions'))
    ..headers['Authorization'] = 'Bearer ${Platform.environment['OPENAI_API_KEY']}'
    ..fields['model'] = 'whisper-1'
    ..files.add(await http.MultipartFile.fromPath('file', path));
  final streamed = await request.send();
  final response = await http.Response.fromStream(streamed);
  if (response.statusCode != 200) throw HttpException('whisper ${response.statusCode}');
  return response.body;
}
