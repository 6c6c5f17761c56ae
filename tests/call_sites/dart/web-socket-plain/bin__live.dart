import 'dart:io';

Future<WebSocket> live() => WebSocket.connect(
      'ws://api.deepgram.com/v1/listen?encoding=linear16',
      headers: {'Authorization': 'Token ${Platform.environment['DEEPGRAM_API_KEY']}'},
    );
