import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

export const pay = (amount) => stripe.paymentIntents.create({ amount, currency: "usd" });
