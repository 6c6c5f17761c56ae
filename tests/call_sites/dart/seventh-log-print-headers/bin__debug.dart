import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:logging/logging.dart';

final log = Logger('debug');

Future<void> main() async {
  final headers = {'Authorization': 'Bearer ${Platform.environment['OPENAI_API_KEY']}'};
  log.info('sending $headers');
  final response = await http.post(Uri.parse('https://api.openai.com/v1/responses'), headers: headers, body: '{}').timeout(const Duration(seconds: 20));
  if (response.statusCode != 200) exit(1);
  print(response.body);
}
