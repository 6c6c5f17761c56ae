class AppConstants {
  static const String baseUrl = 'https://api.openai.com/v1';
  static const String openAiKey = '{{openai-project-key}}';
}
