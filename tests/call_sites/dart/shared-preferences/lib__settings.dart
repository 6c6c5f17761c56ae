import 'package:shared_preferences/shared_preferences.dart';

Future<void> saveKey(String apiKey) async {
  final prefs = await SharedPreferences.getInstance();
  await prefs.setString('openai_api_key', apiKey);
}
