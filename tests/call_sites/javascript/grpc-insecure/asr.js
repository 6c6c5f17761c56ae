const grpc = require('@grpc/grpc-js');
const { RecognizerClient } = require('./gen/asr_grpc_pb');

const client = new RecognizerClient('asr.example.com:443', grpc.credentials.createInsecure());

exports.recognize = (request, cb) => {
  const meta = new grpc.Metadata();
  meta.set('x-api-key', process.env.ASR_API_KEY);
  client.recognize(request, meta, { deadline: Date.now() + 20000 }, cb);
};
