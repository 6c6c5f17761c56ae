import 'package:flutter/material.dart';
import 'package:google_generative_ai/google_generative_ai.dart';

class ChatScreen extends StatefulWidget {
  const ChatScreen({super.key});

  @override
  State<ChatScreen> createState() => _ChatScreenState();
}

class _ChatScreenState extends State<ChatScreen> {
  final model = GenerativeModel(model: 'gemini-pro', apiKey: '{{google-api-key}}');

  @override
  Widget build(BuildContext context) => const SizedBox();
}
