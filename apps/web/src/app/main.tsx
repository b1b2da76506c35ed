import '../ui/base.css';
import '../ui/tokens.css';
import '@fontsource-variable/source-sans-3/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../lib/query-client.ts';
import { giveStyleNonce, styleNonce } from '../lib/style-nonce.ts';
import { cssVariablesResolver, theme } from '../ui/theme.ts';
import { makeRouter } from './router.tsx';

giveStyleNonce();
const queryClient = makeQueryClient();
const router = makeRouter(queryClient);
const root = document.getElementById('root');

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
