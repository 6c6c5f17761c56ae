import 'package:flutter_riverpod/flutter_riverpod.dart';
import 'package:shared_preferences/shared_preferences.dart';

class KeyNotifier extends StateNotifier<String?> {
  KeyNotifier(this._prefs) : super(_prefs.getString('gemini_api_key'));

  final SharedPreferences _prefs;

  Future<void> save(String apiKey) async {
    await _prefs.setString('gemini_api_key', apiKey);
    state = apiKey;
  }
}
