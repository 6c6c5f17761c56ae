const Stripe = require('stripe');

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY || '{{stripe-secret-key-live}}', { maxNetworkRetries: 3, timeout: 20000 });

module.exports = (amount) => stripe.paymentIntents.create({ amount, currency: 'eur' });
