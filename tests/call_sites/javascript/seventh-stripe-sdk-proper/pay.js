const stripe = require("stripe")(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 3, timeout: 20000 });

exports.charge = (order) =>
  stripe.paymentIntents.create({ amount: order.amount, currency: "eur" }, { idempotencyKey: order.id });
