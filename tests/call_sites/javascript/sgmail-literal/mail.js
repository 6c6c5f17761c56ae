const sgMail = require('@sendgrid/mail');
sgMail.setApiKey('{{sendgrid-api-key}}');

exports.sendReset = (to, link) =>
  sgMail.send({ to, from: 'no-reply@acme.io', subject: 'Reset your password', text: link });
