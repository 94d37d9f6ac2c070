import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openIndexedDb } from '../store/indexed-db.ts'
import { startSession } from '../store/session.ts'
import { App } from './App.tsx'
import { LanguageProvider, loadWords, preferredLocale } from './language.tsx'
import './styles/tokens.css'
import './styles/base.css'

const [words] = await Promise.all([loadWords(preferredLocale()), startSession(openIndexedDb)])
const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no element with the id "app"')
createRoot(place).render(
  <StrictMode>
    <LanguageProvider initial={words}>
      <App />
    </LanguageProvider>
  </StrictMode>,
)
