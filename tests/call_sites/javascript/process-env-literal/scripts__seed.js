process.env.PINECONE_ENVIRONMENT = 'us-east-1';
process.env.OPENAI_API_KEY = '{{openai-project-key}}';

const { OpenAIEmbeddings } = require('@langchain/openai');
new OpenAIEmbeddings().embedQuery('hello').then((v) => console.log(v.length));
