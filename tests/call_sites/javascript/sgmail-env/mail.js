import sgMail from '@sendgrid/mail';

sgMail.setApiKey(process.env.SENDGRID_API_KEY);

export async function sendReceipt(order) {
  await sgMail.send({ to: order.email, from: 'billing@acme.io', templateId: 'd-1234', dynamicTemplateData: order });
}
