// The thread on which networks are trained.
import { expose } from 'comlink';
import { engineApi } from './engine-api.js';
import { tellDeathTo } from './error-transfer.js';

tellDeathTo((error) => {
  // In a task of its own: an error that nobody catches is how the page is told.
  setTimeout(() => {
    throw error;
  });
});
expose(engineApi());
