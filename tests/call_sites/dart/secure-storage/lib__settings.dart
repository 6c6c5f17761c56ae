import 'package:flutter_secure_storage/flutter_secure_storage.dart';

const _storage = FlutterSecureStorage();

Future<void> saveKey(String apiKey) => _storage.write(key: 'openai_api_key', value: apiKey);
