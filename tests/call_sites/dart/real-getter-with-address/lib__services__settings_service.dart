import 'package:hive/hive.dart';

class SettingsService {
  static final Box _box = Hive.box('settings');
  static String get model => _box.get('model', defaultValue: 'gemini-2.5-flash') as String;
  static String get apiKey => _box.get('userKey', defaultValue: '') as String;
}
