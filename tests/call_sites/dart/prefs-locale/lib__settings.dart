import 'package:shared_preferences/shared_preferences.dart';

Future<void> saveLocale(String locale) async {
  final prefs = await SharedPreferences.getInstance();
  await prefs.setString('locale', locale);
  await prefs.setBool('api_key_saved', true);
}
