const backend = String.fromEnvironment('BACKEND_URL', defaultValue: 'https://api.acme.example');
const flavor = String.fromEnvironment('FLAVOR', defaultValue: 'dev');
