const String openAiKey = '{{openai-project-key}}';
const String appTitle = 'Tutor';
