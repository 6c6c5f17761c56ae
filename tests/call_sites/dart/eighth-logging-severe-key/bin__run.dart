import 'dart:io';

import 'package:logging/logging.dart';

final _log = Logger('run');

void main() {
  final key = Platform.environment['ELEVENLABS_API_KEY'];
  _log.severe('request failed with key $key');
}
