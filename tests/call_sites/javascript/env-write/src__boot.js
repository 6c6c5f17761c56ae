process.env.DEEPGRAM_API_KEY = '{{key}}';
require('./server');
