import 'dart:io';
import 'dart:math';

import 'package:http/http.dart' as http;

Future<String> listen(List<int> audio, {int attempt = 0}) async {
  final response = await http
      .post(Uri.parse('https://api.deepgram.com/v1/listen'), headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'}, body: audio)
      .timeout(const Duration(minutes: 1));
  if (response.statusCode == 200) return response.body;
  if (attempt >= 4 || (response.statusCode != 429 && response.statusCode < 500)) throw HttpException('deepgram ${response.statusCode}');
  await Future<void>.delayed(Duration(milliseconds: 500 * pow(2, attempt).toInt() + Random().nextInt(250)));
  return listen(audio, attempt: attempt + 1);
}
