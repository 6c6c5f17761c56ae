import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final apiKey = Platform.environment['ELEVENLABS_API_KEY'];
  print('key: $apiKey');
  final response = await http.get(Uri.parse('https://api.elevenlabs.io/v1/user'), headers: {'xi-api-key': apiKey!});
  if (response.statusCode != 200) {
    stderr.writeln('failed: ${response.statusCode}');
    exit(1);
  }
  print(response.body);
}
