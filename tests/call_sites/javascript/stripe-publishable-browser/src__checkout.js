import { loadStripe } from '@stripe/stripe-js';

const stripePromise = loadStripe(process.env.REACT_APP_STRIPE_PUBLISHABLE_KEY);

export async function checkout() {
  const stripe = await stripePromise;
  const { id } = await (await fetch('/api/checkout', { method: 'POST' })).json();
  window.location.hash = id;
  return stripe.redirectToCheckout({ sessionId: id });
}
