const stripe = String.fromEnvironment('STRIPE_SECRET_KEY', defaultValue: '{{stripe-secret-key-live}}');
const flavor = String.fromEnvironment('FLAVOR', defaultValue: 'dev');
