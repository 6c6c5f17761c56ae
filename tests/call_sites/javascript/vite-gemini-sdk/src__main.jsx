import React from 'react';
import { createRoot } from 'react-dom/client';
import { ask } from './lib/gemini';

createRoot(document.getElementById('root')).render(<button onClick={() => ask('hi')}>Ask</button>);
