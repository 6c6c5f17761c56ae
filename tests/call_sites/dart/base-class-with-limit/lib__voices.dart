import 'dart:io';
import 'base.dart';

class Voices extends BaseApi {
  Future<String> list() => withRetry(() async {
        final response = await client.get(Uri.parse('https://api.elevenlabs.io/v1/voices'),
            headers: {'xi-api-key': Platform.environment['XI_API_KEY']!}).timeout(const Duration(seconds: 20));
        if (response.statusCode == 429 || response.statusCode >= 500) throw Transient();
        if (response.statusCode != 200) throw HttpException('voices ${response.statusCode}');
        return response.body;
      });
}
