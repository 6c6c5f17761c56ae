const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 0 });

exports.createIntent = (amount) => stripe.paymentIntents.create({ amount, currency: 'usd' });
