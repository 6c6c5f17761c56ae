const stripe = require('stripe')('{{stripe-secret-key-live}}');

exports.charge = (amount, customer) =>
  stripe.paymentIntents.create({ amount, currency: 'usd', customer });
