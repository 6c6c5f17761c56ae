<?php
putenv('OPENAI_API_KEY={{openai-project-key}}');
