import 'dart:io';

import 'package:openai_dart/openai_dart.dart';

final client = OpenAIClient(apiKey: Platform.environment['OPENAI_API_KEY']);
