import 'package:flutter/material.dart';

class MapPage extends StatelessWidget {
  const MapPage({super.key});

  // const openAiKey = '{{openai-project-key}}';
  @override
  Widget build(BuildContext context) => const Placeholder();
}
