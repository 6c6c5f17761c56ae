import 'dart:convert';
import 'package:flutter/material.dart';
import 'package:http/http.dart' as http;
import 'package:just_audio/just_audio.dart';

const elApiKey = '{{elevenlabs-api-key}}';

class TtsButton extends StatelessWidget {
  TtsButton({super.key, required this.text});
  final String text;
  final player = AudioPlayer();

  Future<void> play() async {
    const url = 'https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM';
    final response = await http.post(
      Uri.parse(url),
      headers: {'accept': 'audio/mpeg', 'xi-api-key': elApiKey, 'Content-Type': 'application/json'},
      body: json.encode({'text': text, 'model_id': 'eleven_monolingual_v1'}),
    );
    if (response.statusCode == 200) {
      await player.setAudioSource(BytesSource(response.bodyBytes));
      player.play();
    }
  }

  @override
  Widget build(BuildContext context) => IconButton(onPressed: play, icon: const Icon(Icons.volume_up));
}
