import 'package:flutter/widgets.dart';
import 'package:web_socket_channel/web_socket_channel.dart';

class Live extends ChangeNotifier {
  static const _key = '{{google-api-key}}';
  late WebSocketChannel _channel;

  void connect() {
    _channel = WebSocketChannel.connect(Uri.parse(
        'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=$_key'));
    _channel.stream.listen((event) => notifyListeners());
  }
}
