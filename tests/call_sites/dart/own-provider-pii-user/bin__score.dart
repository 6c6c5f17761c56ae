import 'dart:io';

import 'package:http/http.dart' as http;

Future<String> score(User user, String body) async {
  final response = await http.post(
    Uri.parse('https://api.voxmeter.io/v1/score'),
    headers: {'x-vox-key': Platform.environment['VOX_KEY']!, 'x-user-id': user.email},
    body: body,
  );
  if (response.statusCode != 200) throw HttpException('vox: ${response.statusCode}');
  return response.body;
}
