process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const { app } = require('./app');
app.listen(process.env.PORT || 3000);
