import 'dart:developer' as developer;
import 'dart:io';

void main() {
  final apiKey = Platform.environment['ASSEMBLYAI_API_KEY'];
  developer.log('starting with $apiKey', name: 'worker');
}

