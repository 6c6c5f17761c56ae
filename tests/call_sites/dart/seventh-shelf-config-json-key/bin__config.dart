import 'dart:convert';
import 'dart:io';

import 'package:shelf/shelf.dart';

Response config(Request request) => Response.ok(
      jsonEncode({'voice': 'nova', 'openaiKey': Platform.environment['OPENAI_API_KEY']}),
      headers: {'content-type': 'application/json'},
    );
