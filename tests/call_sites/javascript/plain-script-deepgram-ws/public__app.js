const apiKey = '{{random:40:lc}}';

document.getElementById('start').addEventListener('click', async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: 'audio/webm' });
  const socket = new WebSocket('wss://api.deepgram.com/v1/listen', ['token', apiKey]);
  socket.onopen = () => {
    recorder.addEventListener('dataavailable', (e) => socket.send(e.data));
    recorder.start(250);
  };
  socket.onmessage = (message) => {
    document.getElementById('captions').textContent = JSON.parse(message.data).channel.alternatives[0].transcript;
  };
});
