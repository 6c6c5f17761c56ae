<!doctype html>
<html>
<body>
<div id="chat"></div>
<script>
  window.OPENAI_KEY = "<?= getenv('OPENAI_API_KEY') ?>";
</script>
<script src="/js/chat.js"></script>
</body>
</html>
