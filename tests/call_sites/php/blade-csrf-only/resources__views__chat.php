<!doctype html>
<html>
<head><meta name="csrf-token" content="<?= csrf_token() ?>"></head>
<body>
<div id="chat" data-endpoint="<?= route('chat.send') ?>"></div>
<script src="/js/chat.js"></script>
</body>
</html>
