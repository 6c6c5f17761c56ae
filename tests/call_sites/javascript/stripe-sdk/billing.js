const Stripe = require('stripe');

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 3, timeout: 20000 });

exports.charge = (order) =>
  stripe.paymentIntents.create(
    { amount: order.amount, currency: 'usd', customer: order.customer },
    { idempotencyKey: `order-${order.id}` },
  );
