import 'dart:io';

import 'package:web_socket_channel/io.dart';

IOWebSocketChannel live() => IOWebSocketChannel.connect(
      Uri.parse('wss://api.deepgram.com/v1/listen?encoding=linear16'),
      headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'},
      pingInterval: const Duration(seconds: 10),
    );
